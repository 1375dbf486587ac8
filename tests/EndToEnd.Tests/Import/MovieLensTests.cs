using RecOrleans.Client.Api;
using RecOrleans.Commands;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.Import;

/// <summary>Another catalogue by one line of configuration: MovieLens with the enriched films.</summary>
public class MovieLensTests
{
    [Fact(Timeout = 600_000)]
    public async Task ConfiguredFolder_CommandsOnIt_GiveSensibleFeeds()
    {
        Assert.SkipWhen(Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Start(
            folder.Path, $"--Catalogs:ml=movielens:{Path.Combine(Repository.SharedData, "ml-latest-small")}", "--Catalogs:movies=", "--Catalogs:fashion=", "--Grains:DefaultCatalog=ml");
        var catalog = Assert.Single(await silo.Client.GetCatalogsAsync());
        Assert.Equal(("ml", 9742, true), (catalog.Id, catalog.Items, catalog.Default));

        await Say("nothing but westerns with Clint Eastwood", "ann");
        var westerns = (await silo.Client.GetFeedAsync("ann")).Items;
        Assert.True(westerns.Take(5).All(film => Holds(film, "genre", "western") && Holds(film, "actor", "Clint Eastwood")), Describe(westerns));

        await Say("no horror, from the 80s only, under 100 minutes", "bob");
        var eighties = (await silo.Client.GetFeedAsync("bob")).Items;
        Assert.True(eighties.All(film => !Holds(film, "genre", "horror") && Number(film, "year") is >= 1980 and <= 1989 && Number(film, "runtime") <= 100), Describe(eighties));

        async Task Say(string text, string user)
        {
            var status = await silo.Client.SayAsync(user, new CommandBody(text), TimeSpan.FromSeconds(60));
            Assert.Equal((CommandState.Applied, "student"), (status.Status, status.AnsweredBy));
        }
    }

    private static bool Holds(FeedItemAnswer film, string facet, string value) =>
        film.Facets.ToDictionary().TryGetValue(facet, out var values) && values.Any(found => found.Matches((Catalogs.FacetValue)value));

    private static double Number(FeedItemAnswer film, string facet) => film.Facets.ToDictionary().TryGetValue(facet, out var values) ? values[0].Number : double.NaN;

    private static string Describe(IEnumerable<FeedItemAnswer> films) => string.Join('\n', films.Select(film => $"{film.Title}: {film.Why}"));
}
