using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Engine.Preferences;
using RecOrleans.Interactions;
using RecOrleans.Policies;

namespace RecOrleans.Grains.Users;

/// <summary>All that is kept of a user: one record, written whole, so that nothing is ever half-done.</summary>
/// <remarks>Stored as JSON. A new member needs a default that means "as before".</remarks>
public sealed record UserState
{
    public static readonly UserState Empty = new();

    /// <summary>Number of the next preference id; ids are never used twice.</summary>
    public int NextPreference { get; init; } = 1;

    /// <summary>Commands in the order in which they were given: those that wait, and the latest handled ones.</summary>
    public ImmutableArray<InboxEntry> Inbox { get; init; } = [];

    /// <summary>Catalogue id -> what the user said and did there.</summary>
    public ImmutableDictionary<string, CatalogState> Catalogs { get; init; } = ImmutableDictionary<string, CatalogState>.Empty;

    public CatalogState In(string catalog) => Catalogs.GetValueOrDefault(catalog, CatalogState.Empty);

    /// <summary>When the next preference expires, whatever its catalogue; null when none does.</summary>
    public DateTimeOffset? NextExpiry() => Catalogs.Values.Min(state => Consolidation.NextExpiry(state.Memory));

    public UserState With(string catalog, CatalogState state) => this with { Catalogs = Catalogs.SetItem(catalog, state) };
}

/// <summary>A user in one catalogue.</summary>
public sealed record CatalogState
{
    public static readonly CatalogState Empty = new();

    public PreferenceMemory Memory { get; init; } = PreferenceMemory.Empty;

    public PlanWeights Weights { get; init; } = PlanWeights.Default;

    /// <summary>Rises with every change of memory or weights.</summary>
    public long PolicyVersion { get; init; } = 1;

    /// <summary>Latest interactions, oldest first.</summary>
    public ImmutableArray<HistoryItem> History { get; init; } = [];

    /// <summary>Items that are known or disliked and must not come back, oldest first.</summary>
    public ImmutableArray<string> Consumed { get; init; } = [];
}

/// <summary>One interaction of the user's own history.</summary>
public sealed record HistoryItem(string ItemId, InteractionKind Kind, double? Value, DateTimeOffset At);

/// <summary>A command in the user's record.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Feed">Ids of the items that were looked at, best first; empty once it is handled.</param>
public sealed record InboxEntry(CommandStatus Status, ImmutableArray<string> Feed);
