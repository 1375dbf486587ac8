using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Language.Prompts;
using RecOrleans.Preferences;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Corpus.Simulation;

namespace RecOrleans.Training.Tests.Corpus;

public class CommandSimulationTests
{
    private const int Count = 1200, Seed = 3;
    private static readonly Lazy<Task<LabelledRecord[]>> Simulated = new(() => RunAsync(Count, Seed));

    [Fact]
    public async Task Run_EveryAnswer_IsPossibleInItsContext()
    {
        foreach (var record in await Simulated.Value)
        {
            var (schema, context) = (record.Request.Schema, record.Request.Context);
            Assert.Equal(LineNotation.Write(record.Gold), LineNotation.Write(LineNotation.Read(LineNotation.Write(record.Gold), schema)));
            Assert.InRange(context.Feed.Length, 0, 6);
            Assert.Equal(context.Memory.Length, context.Memory.Select(preference => preference.Id).Distinct().Count());
            Assert.Equal(record.Gold.Feedback is Feedback.New or Feedback.Conflict, record.Gold.Edits.Length > 0);
            foreach (var edit in record.Gold.Edits)
            {
                Assert.NotEmpty(edit.Quote);
                Assert.Contains(edit.Quote, context.Text, StringComparison.Ordinal);
                if (edit is RemoveEdit remove) Assert.Contains(context.Memory, preference => preference.Id == remove.Id);
                if (edit is AddEdit add) AssertIsLegal(add, record);
            }
        }
    }

    /// <summary>"Cheaper than these": the number is the feed's, all of which the student sees.</summary>
    [Fact]
    public async Task Run_ComparisonsWithTheFeed_HoldItsNumber()
    {
        var compared = 0;
        foreach (var record in await Simulated.Value)
            foreach (var edit in record.Gold.Edits.OfType<AddEdit>().Where(edit => edit.Operator is ComparisonOperator.Less or ComparisonOperator.Greater))
            {
                var facet = record.Request.Schema.Find(edit.Facet)!;
                if (facet.Kind is not FacetKind.Number || !(edit.Quote.EndsWith("than these", StringComparison.Ordinal) || edit.Quote.EndsWith("than all of these", StringComparison.Ordinal))) continue;
                var shown = record.Request.Context.Feed.SelectMany(reference => reference.Item.Values(facet.Name)).Select(value => value.Number).ToArray();
                Assert.Equal(edit.Operator is ComparisonOperator.Less ? shown.Min() : shown.Max(), edit.Value.Value.Number);
                compared++;
            }

        Assert.InRange(compared, 2, Count);
    }

    [Fact]
    public async Task Run_SomeCommands_SpeakOfNowOrAgainstADecade()
    {
        var records = await Simulated.Value;

        var now = records.Where(record => record.Gold.Edits.OfType<AddEdit>().Any(edit => edit.Scope is PreferenceScope.Session)).ToArray();
        Assert.InRange(now.Length, 0.03 * Count, 0.12 * Count);
        Assert.Contains(now, record => record.Request.Context.Text.Contains("tonight", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(records, record => record.Gold.Edits.OfType<AddEdit>().Any(edit => edit is { Polarity: Polarity.Dislike, Operator: ComparisonOperator.Between }));
        Assert.Contains(records, record => record.Request.Context.Memory.Any(preference => preference.Scope is PreferenceScope.Session));
    }

    [Fact]
    public async Task Run_SomeCommands_WishSomethingOfTheWholeFeed()
    {
        var records = await Simulated.Value;

        Assert.InRange(records.Count(record => record.Gold.Edits.OfType<ToolEdit>().Any()), 0.02 * Count, 0.08 * Count);
        Assert.Equal(ToolEdit.Names.Order(), records.SelectMany(record => record.Gold.Edits.OfType<ToolEdit>()).Select(edit => edit.Tool).Distinct().Order());
        Assert.Contains(records, record => record.Gold.Edits is [AddEdit, .., ToolEdit]);
        var cleared = records.Where(record => record.Gold.Edits.OfType<ClearEdit>().Any()).ToArray();
        Assert.NotEmpty(cleared);
        Assert.All(cleared, record => Assert.NotEmpty(record.Request.Context.Memory));
    }

    [Fact]
    public async Task Run_HalfOfTheCommands_AreAboutInventedCatalogues()
    {
        var records = await Simulated.Value;

        Assert.Equal(Count, records.Length);
        Assert.Equal(Count, records.Select(record => record.Id).Distinct().Count());
        var invented = records.Where(record => record.Id.Contains("-invented-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Count / 2, invented.Length);
        Assert.Equal(Count / 4, records.Count(record => record.Request.Schema.Catalog == "fashion"));
        Assert.Equal(Count / 2 / CommandSimulation.CatalogCommands, invented.Select(record => record.Request.Schema).Distinct().Count());
        Assert.DoesNotContain(invented, record => Labelled.All.Any(labelled => labelled.Request.Schema.Catalog == record.Request.Schema.Catalog));
    }

    [Fact]
    public async Task Run_SameSeed_GivesTheSameCommands()
    {
        Assert.Equal(Render(await RunAsync(200, Seed)), Render(await RunAsync(200, Seed)));
        Assert.NotEqual(Render(await RunAsync(200, Seed)), Render(await RunAsync(200, Seed + 1)));
    }

    [Fact]
    public void Invent_ManyCatalogues_AreSoundAndUnlikeEachOther()
    {
        var inventor = new CatalogInventor(CatalogWords.Load());
        var catalogs = Enumerable.Range(0, 60).Select(number => inventor.Invent(new Random(number))).ToArray();
        var known = Labelled.All.Select(record => record.Request.Schema).Distinct().SelectMany(schema => schema.Facets).Select(facet => facet.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var catalog in catalogs)
        {
            Assert.All(catalog.Items, item => Assert.Empty(ItemValidator.Normalise(catalog.Schema, item).Errors));
            Assert.InRange(catalog.Schema.Facets.Count(facet => facet.Unit is "USD" or "EUR"), 0, 1);
            Assert.InRange(catalog.Schema.Facets.Count(facet => facet.Unit is "year"), 0, 1);
            var values = catalog.Schema.Facets.SelectMany(facet => facet.Kind is FacetKind.Open ? catalog.Items.SelectMany(item => item.Values(facet.Name)).Select(value => value.ToString()).Distinct() : facet.Values).ToArray();
            Assert.Equal(values.Length, values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }

        var names = catalogs.SelectMany(catalog => catalog.Schema.Facets).Select(facet => facet.Name).Distinct().ToArray();
        Assert.InRange(names.Count(name => !known.Contains(name)), 100, int.MaxValue);
        Assert.Equal(catalogs.Length, catalogs.Select(catalog => string.Join(' ', catalog.Schema.Facets.Select(facet => facet.Name))).Distinct().Count());
    }

    private static void AssertIsLegal(AddEdit edit, LabelledRecord record)
    {
        var facet = record.Request.Schema.Find(edit.Facet);
        Assert.NotNull(facet);
        Assert.Equal(edit.Operator is ComparisonOperator.Between, edit.Value.High is not null);
        if (facet.Kind is FacetKind.Closed or FacetKind.Ordered) Assert.Contains(edit.Value.Value.ToString(), facet.Values);
        if (facet.Kind is FacetKind.Number) Assert.True(edit.Value.Value.IsNumber);
        if (facet.Kind is FacetKind.Reference) Assert.Contains(record.Request.Context.Feed, reference => edit.Value.ToString() == $"#{reference.N}");
    }

    private static async Task<LabelledRecord[]> RunAsync(int count, int seed) => [.. await new CommandSimulation(seed).RunAsync(count, TestContext.Current.CancellationToken)];

    private static Example[] Render(LabelledRecord[] records) => [.. records.Select(record => record.Render(Split.Train))];
}
