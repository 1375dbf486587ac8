namespace RecOrleans.Training.Corpus;

/// <summary>Makes examples of labelled records.</summary>
/// <param name="HeldOut">Catalogues of which nothing is trained on.</param>
/// <param name="Copies">Examples of each record that is trained on: the first as it is, the others augmented.</param>
/// <param name="GroupSize">Records that share an augmented schema.</param>
/// <param name="Seed">Of the augmentation.</param>
public sealed record CorpusBuilder(IReadOnlySet<string> HeldOut, int Copies, int GroupSize, int Seed)
{
    public IEnumerable<Example> Build(IReadOnlyCollection<LabelledRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records) yield return record.Render(record.SplitOf(HeldOut));

        var trained = records.Where(record => record.SplitOf(HeldOut) is Split.Train).GroupBy(record => record.Request.Schema.Catalog).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        var random = new Random(Seed);
        for (var copy = 1; copy < Copies; copy++)
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
