using System.Collections.Immutable;
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
}

/// <summary>One user of the benchmark.</summary>
/// <param name="Id">As in <see cref="IrfDataset.Training"/>.</param>
/// <param name="History">What came before the held-out items, oldest first.</param>
/// <param name="Target">The item that the user wants and never names.</param>
/// <param name="Drift">Another held-out item: what the user wants after a change of mind (MRID).</param>
public sealed record IrfUser(string Id, ImmutableArray<Interaction> History, string Target, string Drift);
