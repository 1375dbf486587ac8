using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Interactions;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf;

/// <summary>Thirty films, i01 to i30: the first four are comedies, the others dramas; the year of film n is 1990 + n. Users u1, u2, ... know film i04.</summary>
internal static class Films
{
    public static readonly Statement Comedy = new(Polarity.Like, Strength.Hard, "genre", ComparisonOperator.Equal, "comedy");

    public static readonly Statement Before1993 = new(Polarity.Like, Strength.Soft, "year", ComparisonOperator.Less, 1993.0);

    public static IrfDataset Dataset(int users = 4) => new()
    {
        Name = "fashion",
        Schema = new CatalogSchema
        {
            Catalog = "films",
            Facets =
            [
                new Facet { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "drama"] },
                new Facet { Name = "year", Kind = FacetKind.Number },
                new Facet { Name = "similar", Kind = FacetKind.Reference },
            ],
        },
        Items = [.. Enumerable.Range(1, 30).Select(Item)],
        Topics = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
        Training = [],
        Users = [.. Enumerable.Range(1, users).Select(number => new IrfUser($"u{number}", [new Interaction { ItemId = Id(4), Kind = InteractionKind.Like }], Id(20), Id(21)))],
    };

    public static string Id(int number) => $"i{number:00}";

    /// <summary>The films of those numbers first, then the others in order; 20 in all, without what the user knows.</summary>
    public static ImmutableArray<string> Feed(params int[] first) =>
        [.. first.Concat(Enumerable.Range(5, 26)).Distinct().Take(20).Select(Id)];

    /// <summary>A session of one command whose feed of twenty shows the target at a rank, or not at all; it passes when that is among the first ten.</summary>
    public static SessionRecord Session(string system, int user, int rank, Scenario scenario = Scenario.MR, int? passedAt = null)
    {
        var others = Feed().Remove(Id(20));
        var feed = rank <= 20 ? others.Insert(rank - 1, Id(20)) : others;
        return Session(system, user, scenario, rank <= 10 ? passedAt ?? 1 : null, Round(0, Feed()), Round(1, feed));
    }

    public static SessionRecord Session(string system, int user, Scenario scenario, int? passedAt, params RoundRecord[] rounds) => new()
    {
        System = system,
        Dataset = "fashion",
        Scenario = scenario,
        Phrasing = "test",
        User = $"u{user}",
        Persona = new Persona(5, .5, .5, 0),
        Rounds = [.. rounds],
        PassedAt = passedAt,
    };

    public static RoundRecord Round(int round, ImmutableArray<string> feed, params Statement[] stated) => new()
    {
        Round = round,
        Target = Id(20),
        Text = round == 0 ? null : "something",
        Stated = [.. stated],
        Feed = feed,
        Milliseconds = 10 * round,
    };

    public static CommandAnswer Answer(params Edit[] edits) => new() { Feedback = Feedback.New, Edits = [.. edits] };

    public static AddEdit Wish(string facet, string value, Polarity polarity = Polarity.Like, Strength strength = Strength.Soft) =>
        new() { Polarity = polarity, Strength = strength, Facet = facet, Operator = ComparisonOperator.Equal, Value = value, Quote = value };

    private static Item Item(int number) => new()
    {
        Id = Id(number),
        Title = $"Film {number}",
        Facets = ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty.Add("genre", [number <= 4 ? "comedy" : "drama"]).Add("year", [1990.0 + number]),
    };
}
