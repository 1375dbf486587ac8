using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Prompts;
using RecOrleans.Testing;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Tests.Corpus;

public class CorpusBuilderTests
{
    private const int Seed = 5;
    private static readonly HashSet<string> None = [];

    private static CorpusSource Commands(int copies) => new("commands", Labelled.All, copies, 0.1);

    [Fact]
    public void Build_AllRecords_AreRenderedAsTheGoldenPromptsAre()
    {
        var examples = new CorpusBuilder(None, 8, Seed).Build(Commands(1)).Select(example => example.Prefix + example.Prompt).ToHashSet(StringComparer.Ordinal);

        // Some golden records are of earlier wording; nearly all are among the shipped ones.
        Assert.InRange(GoldenRecord.ReadAll().Count(golden => examples.Contains(golden.Prompt)), 50, 60);
    }

    [Fact]
    public void Build_ATenth_IsHeldBackAndNeverTrainedOn()
    {
        var examples = new CorpusBuilder(None, 8, Seed).Build(Commands(3)).ToArray();

        var held = examples.Where(example => example.Split is Split.Validation).Select(example => example.Id).ToHashSet(StringComparer.Ordinal);
        var trained = examples.Where(example => example.Split is Split.Train).Select(example => example.Id).ToArray();
        Assert.InRange(held.Count, 600, 850);
        Assert.DoesNotContain(trained, held.Contains);
        Assert.Equal(3 * (Labelled.All.Count - held.Count), trained.Length);
    }

    [Fact]
    public void SplitOf_ALargerShare_HoldsAllOfASmallerOne()
    {
        HashSet<string> Held(double share) => Labelled.All.Where(record => record.SplitOf(None, share) is Split.Validation).Select(record => record.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Held(0));
        Assert.Equal(Labelled.All.Count, Held(1).Count);
        Assert.InRange(Held(0.25).Count, 1650, 1950);
        Assert.Subset(Held(0.25), Held(0.1));
    }

    /// <summary>The shipped movies have other values than those of the labelled commands: one augmented schema cannot serve both.</summary>
    [Fact]
    public void Build_TwoSchemasOfOneName_StayApart()
    {
        var first = Labelled.All.First(record => record.Request.Schema.Catalog == "wines");
        var schema = first.Request.Schema with { Facets = [.. first.Request.Schema.Facets.Where(facet => facet.Name is "text" or "similar" or "item")] };
        var other = first with { Request = first.Request with { Schema = schema }, Gold = new CommandAnswer { Feedback = Feedback.Neutral } };

        var built = new CorpusBuilder(None, 8, Seed).Build(new CorpusSource("commands", [first, other], 2, 0)).Skip(2).ToArray();

        Assert.Equal(2, built.Select(example => example.Prefix).Distinct().Count());
    }

    [Fact]
    public void Build_HeldOutCatalogues_AreNeverTrainedOn()
    {
        var examples = new CorpusBuilder(new HashSet<string> { "wines", "trips" }, 8, Seed).Build(Commands(2)).ToArray();

        Assert.All(examples, example => Assert.Equal(example.Catalog is "wines" or "trips", example.Split is Split.HeldOut));
        Assert.Equal(271, examples.Count(example => example.Split is Split.HeldOut));
    }

    [Fact]
    public void Build_SameSeed_GivesTheSameCorpus() =>
        Assert.Equal(
            new CorpusBuilder(None, 8, Seed).Build(Commands(2)).ToArray(),
            new CorpusBuilder(None, 8, Seed).Build(Commands(2)).ToArray());

    /// <summary>Augmentation changes the look of a record, never what it means: the answer can still be read, and still be given.</summary>
    [Fact]
    public void Augment_AllRecords_LeaveTheAnswerPossible()
    {
        var random = new Random(Seed);
        foreach (var group in Labelled.All.GroupBy(record => record.Request.Schema.Catalog).SelectMany(catalog => catalog.Chunk(8)))
            foreach (var (before, augmented) in group.Zip(SchemaAugmentation.Apply(group, random)))
            {
                var record = WritingNoise.Apply(ContextAugmentation.Apply(augmented, random), random);
                var (schema, context) = (record.Request.Schema, record.Request.Context);

                Assert.Equal(before.Gold.Edits.Length, LineNotation.Read(LineNotation.Write(record.Gold), schema).Edits.Length);
                foreach (var (gold, edit) in before.Gold.Edits.Zip(record.Gold.Edits))
                {
                    if (before.Request.Context.Text.Contains(gold.Quote, StringComparison.Ordinal)) Assert.Contains(edit.Quote, context.Text, StringComparison.Ordinal);
                    if (edit is RemoveEdit remove)
                    {
                        var removed = before.Request.Context.Memory.SingleOrDefault(preference => preference.Id == ((RemoveEdit)gold).Id);
                        if (removed is not null) Assert.Equal(removed.Value, context.Memory.Single(preference => preference.Id == remove.Id).Value);
                    }
                    else if (edit is AddEdit add)
                    {
                        Assert.Equal(((AddEdit)gold).Value, add.Value);
                        if (schema.Find(add.Facet) is { Kind: FacetKind.Closed or FacetKind.Ordered } facet && before.Request.Schema.Find(add.Facet)!.Values.Contains(add.Value.Value.ToString()))
                            Assert.Contains(add.Value.Value.ToString(), facet.Values);
                        if (add.Value.ToString().StartsWith('#')) Assert.Contains(context.Feed, reference => add.Value.ToString() == $"#{reference.N}");
                    }
                }
            }
    }

    [Fact]
    public void Augment_ManyGroups_DropsAndReordersFacets()
    {
        var random = new Random(Seed);
        var group = Labelled.All.Where(record => record.Request.Schema.Catalog == "wines").Take(4).ToArray();
        var lines = Enumerable.Range(0, 50).Select(_ => SchemaAugmentation.Apply(group, random).First().Render(Split.Train).Prefix).ToArray();

        Assert.True(lines.Distinct().Count() > 30);
        Assert.Contains(lines, line => line.Length < group[0].Render(Split.Train).Prefix.Length - 10);
    }

    [Theory]
    [InlineData("cheaper than these", true)]
    [InlineData("not #2", true)]
    [InlineData("something red please", false)]
    public void RefersToFeed_SeesWhatPointsThere(string command, bool expected)
    {
        var record = Labelled.Read(
            $$"""{"id":"a","catalog":"shop","memory":[],"feed":[{"n":1,"title":"Hat","colour":"red"}],"command":"{{command}}","gold":{"feedback":"new","edits":[]} }""",
            """{"catalog":"shop","facets":[{"name":"colour","kind":"open"},{"name":"text","kind":"text"}]}""");

        Assert.Equal(expected, ContextAugmentation.RefersToFeed(record));
    }

    [Fact]
    public void ReadAll_ARecordWithoutGold_NamesLineAndField()
    {
        var error = Assert.Throws<InvalidDataException>(() => Labelled.Read(
            """{"id":"a","catalog":"shop","memory":[],"feed":[],"command":"hello"}""", """{"catalog":"shop","facets":[{"name":"text","kind":"text"}]}"""));

        Assert.Contains("line 1: gold:", error.Message, StringComparison.Ordinal);
    }
}
