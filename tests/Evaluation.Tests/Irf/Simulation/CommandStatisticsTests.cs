using System.Text.Json.Nodes;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Tests.DemoCatalogs;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Simulation;

public class CommandStatisticsTests
{
    private static readonly List<JsonNode> Records = [.. Directory.EnumerateFiles(Repository.Path("data", "commands"), "*.jsonl").SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!)];

    [Fact]
    public void For_CatalogueOfTheCorpus_CountsItsOwnCommands()
    {
        var shares = CommandStatistics.Shipped.For(ShippedCatalog.Read("movies").Schema);

        var movies = Records.Where(record => record["catalog"]!.GetValue<string>() == "movies").ToList();
        Assert.Equal(movies.Count(record => record["gold"]!["feedback"]!.GetValue<string>() == "neutral") / (double)movies.Count, shares.Neutral);
        var hardGenres = movies.SelectMany(record => record["gold"]!["edits"]!.AsArray()).Count(edit =>
            edit!["edit"]!.GetValue<string>() == "add" && edit["facet"]!.GetValue<string>() == "genre" && edit["polarity"]!.GetValue<string>() == "dislike" && edit["strength"]!.GetValue<string>() == "hard");
        Assert.Equal(hardGenres, shares.Tones.Single(tone => tone.Value == new Tone("genre", Polarity.Dislike, Strength.Hard, ComparisonOperator.Equal)).Weight);
        Assert.Equal(1, shares.Intents.Sum(), 9);
        Assert.True(shares.Intents[0] > shares.Intents[1] && shares.Intents[1] > shares.Intents[2]);
        Assert.InRange(shares.Compared, 0.7, 0.9);
        Assert.InRange(shares.Replaced, 0.3, 0.5);
    }

    [Fact]
    public void For_OtherCatalogue_PoolsAllByTheKindOfFacet()
    {
        var schema = new CatalogSchema
        {
            Catalog = "unheard-of",
            Facets =
            [
                new Facet { Name = "maker", Kind = FacetKind.Open },
                new Facet { Name = "hue", Kind = FacetKind.Open },
                new Facet { Name = "text", Kind = FacetKind.Text },
            ],
        };

        var shares = CommandStatistics.Shipped.For(schema);

        Assert.Equal(["hue", "maker", "text"], shares.Tones.Select(tone => tone.Value.Facet).Distinct().Order());
        Assert.Equal(Weight("maker"), Weight("hue"), 6);
        var text = Records.SelectMany(record => record["gold"]!["edits"]!.AsArray()).Count(edit => edit!["edit"]!.GetValue<string>() == "add" && edit["facet"]!.GetValue<string>() == "text");
        Assert.Equal(text, Weight("text"), 6);

        double Weight(string facet) => shares.Tones.Where(tone => tone.Value.Facet == facet).Sum(tone => tone.Weight);
    }
}
