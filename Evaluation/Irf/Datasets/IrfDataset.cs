using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>A catalogue with users whose latest positive items are held out: what the IRF benchmark (arXiv:2509.21317) runs on.</summary>
public sealed record IrfDataset
{
    /// <summary><c>ml-latest-small</c>, <c>amazon-office</c>, <c>fashion</c>.</summary>
    public required string Name { get; init; }

    public required CatalogSchema Schema { get; init; }

    /// <summary>All of them are candidates.</summary>
    public required ImmutableArray<Item> Items { get; init; }

    /// <summary>Item id -> short phrases of what it is about, lower case (a film's keywords): what people say in free text, most telling first. Items without any are missing.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Topics { get; init; }

    /// <summary>Everybody's deeds without what is held out: what collaborative models may learn from. By user, oldest first.</summary>
    public required ImmutableArray<LoggedInteraction> Training { get; init; }

    /// <summary>By id, in the order of the seed's draw: the first n are the sample of n.</summary>
    public required ImmutableArray<IrfUser> Users { get; init; }

    /// <summary>A data set of everybody's deeds: the last two positives of each user are held out (<see cref="HoldOut"/>).</summary>
    /// <param name="name">Of the data set.</param>
    /// <param name="schema">Of its items.</param>
    /// <param name="items">All of them.</param>
    /// <param name="phrases">Item id -> what may be a topic.</param>
    /// <param name="maxTopicShare">Largest share of the items that have a topic, 0..1.</param>
    /// <param name="held">Deeds without what is held out, and the users it is held out from.</param>
    internal static IrfDataset Of(
        string name, CatalogSchema schema, ImmutableArray<Item> items, IReadOnlyCollection<(string Item, IReadOnlySet<string> Phrases)> phrases, double maxTopicShare,
        (ImmutableArray<LoggedInteraction> Training, ImmutableArray<IrfUser> Users) held) => new()
        {
            Name = name,
            Schema = schema,
            Items = items,
            Topics = Datasets.Topics.Choose(phrases, items.Length, maxTopicShare),
            Training = held.Training,
            Users = held.Users,
        };

    /// <summary>All that sessions can depend on, a line each; the same in every process.</summary>
    internal IEnumerable<string> Content()
    {
        foreach (var facet in Schema.Facets)
        {
            yield return JsonSerializer.Serialize(facet with { Synonyms = ImmutableDictionary<string, string>.Empty }, Json.Options);
            foreach (var (said, meant) in facet.Synonyms.OrderBy(pair => pair.Key, StringComparer.Ordinal)) yield return $"{said} = {meant}";
        }

        foreach (var item in Items)
        {
            yield return JsonSerializer.Serialize((string?[])[item.Id, item.Title, item.Text, .. Topics.GetValueOrDefault(item.Id, [])], Json.Options);
            foreach (var (facet, values) in item.Facets.OrderBy(pair => pair.Key, StringComparer.Ordinal)) yield return $"{facet} {JsonSerializer.Serialize(values, Json.Options)}";
        }

        foreach (var deed in Training) yield return JsonSerializer.Serialize(deed, Json.Options);
        foreach (var user in Users) yield return $"{user.Id} {user.Target} {user.Drift}";
    }
}

/// <summary>One user of the benchmark.</summary>
/// <param name="Id">As in <see cref="IrfDataset.Training"/>.</param>
/// <param name="History">What came before the held-out items, oldest first.</param>
/// <param name="Target">The item that the user wants and never names.</param>
/// <param name="Drift">Another held-out item: what the user wants after a change of mind (MRID).</param>
public sealed record IrfUser(string Id, ImmutableArray<Interaction> History, string Target, string Drift);
