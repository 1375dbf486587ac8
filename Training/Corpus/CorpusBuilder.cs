namespace RecOrleans.Training.Corpus;

/// <summary>Makes examples of labelled records.</summary>
/// <param name="HeldOut">Catalogues of which nothing is trained on.</param>
/// <param name="GroupSize">Records that share an augmented schema.</param>
/// <param name="Seed">Of the augmentation.</param>
public sealed record CorpusBuilder(IReadOnlySet<string> HeldOut, int GroupSize, int Seed)
{
    /// <summary>The examples of one source, which do not depend on what other sources there are.</summary>
    public IEnumerable<Example> Build(CorpusSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var record in source.Records) yield return record.Render(source.SplitOf(record, HeldOut));

        // Catalogues of one name may have different schemas: the shipped movies, and those of the labelled commands.
        var trained = source.Records.Where(record => source.SplitOf(record, HeldOut) is Split.Train).GroupBy(record => record.Request.Schema).OrderBy(group => group.Key.Catalog, StringComparer.Ordinal).ToArray();
        var random = new Random(Seed);
        for (var copy = 1; copy < source.Copies; copy++)
            foreach (var catalog in trained)
            {
                var shuffled = catalog.ToArray();
                random.Shuffle(shuffled);
                foreach (var group in shuffled.Chunk(GroupSize))
                    foreach (var record in SchemaAugmentation.Apply(group, random))
                        yield return WritingNoise.Apply(ContextAugmentation.Apply(record, random), random).Render(Split.Train);
            }
    }
}
