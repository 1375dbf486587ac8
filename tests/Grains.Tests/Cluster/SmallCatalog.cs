using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>120 films that a test can reason about: film i has genre i mod 4 and a runtime of 80 + i minutes.</summary>
public static class SmallCatalog
{
    public const int Count = 120;

    public static readonly ImmutableArray<string> Genres = ["comedy", "drama", "horror", "thriller"];

    // 7, 11 and 13 have no common factor: no two films read alike.
    private static readonly string[] Heroes = ["sailor", "teacher", "painter", "boxer", "queen", "robot", "dog"];
    private static readonly string[] Deeds = ["falls in love", "robs a bank", "hides", "sings", "wins a race", "bakes bread", "is lost", "digs for gold", "writes letters", "climbs", "waits"];
    private static readonly string[] Places = ["Paris", "the desert", "a submarine", "winter", "space", "a prison", "the jungle", "New York", "a village", "a hotel", "the war", "a school", "the sea"];

    public static CatalogSchema Schema(string id) => new()
    {
        Catalog = id,
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = Genres, Multi = true },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "year", Kind = FacetKind.Number, Unit = "year" },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    public static ImmutableArray<Item> Items { get; } = [.. Enumerable.Range(0, Count).Select(Film)];

    /// <summary>40 users who each watch one genre, low numbers more often.</summary>
    public static ImmutableArray<LoggedInteraction> Interactions { get; } =
    [
        .. from user in Enumerable.Range(0, 40)
           from step in Enumerable.Range(0, 8)
           let film = ((user % 4) + (4 * ((user + (step * step)) % 30))) % Count
           select new LoggedInteraction($"u{user}", $"film-{film}", InteractionKind.Like, null, DateTimeOffset.UnixEpoch.AddDays(20_000 + step)),
    ];

    private static Item Film(int number) => new()
    {
        Id = $"film-{number}",
        Title = $"Film number {number}",
        Facets = ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty
            .Add("genre", [Genres[number % 4]])
            .Add("runtime", [80.0 + number])
            .Add("year", [1980.0 + (number % 40)]),
        Text = $"a {Heroes[number % Heroes.Length]} {Deeds[number % Deeds.Length]} in {Places[number % Places.Length]}",
    };
}
