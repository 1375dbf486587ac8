using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Testing;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Tests.DemoCatalogs;

public class DemoCatalogsCommandTests
{
    private static readonly string[] Files =
        [.. from catalog in new[] { "movies", "fashion" } from file in new[] { "catalog.json", "items.jsonl", "interactions.csv" } select Path.Combine(catalog, file)];

    [Fact]
    public async Task DemoCatalogs_FromCommittedSources_GivesTheCommittedBytes()
    {
        using var folder = new TemporaryFolder();

        await Run(folder.Path, "7");

        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(Repository.Path("data", file)), File.ReadAllBytes(Path.Combine(folder.Path, file))));
    }

    [Fact]
    public async Task DemoCatalogs_AnotherSeed_GivesOtherClothesAndTheSameFilms()
    {
        using var folder = new TemporaryFolder();

        await Run(folder.Path, "8");

        var committed = Files.ToDictionary(file => file, file => File.ReadAllBytes(Repository.Path("data", file)));
        Assert.Equal(
            [Path.Combine("movies", "catalog.json"), Path.Combine("movies", "items.jsonl"), Path.Combine("fashion", "catalog.json")],
            Files.Where(file => committed[file].AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.Path, file)))));
    }

    private static async Task Run(string folder, string seed)
    {
        var app = new CommandApp<DemoCatalogsCommand>();
        app.Configure(configuration => configuration.PropagateExceptions());
        Assert.Equal(0, await app.RunAsync(
            ["--out", folder, "--films", Repository.Path("data", "sources", "films.tsv"), "--seed", seed], TestContext.Current.CancellationToken));
    }
}
