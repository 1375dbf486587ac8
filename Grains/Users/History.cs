using RecOrleans.Grains.Hosting;
using RecOrleans.Interactions;

namespace RecOrleans.Grains.Users;

/// <summary>A user's own interactions as pure functions.</summary>
public static class History
{
    private const double HighestRating = 5;

    /// <summary>What is said to have happened before is a field that nobody filled in.</summary>
    public static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    /// <summary>How far a caller's clock may run ahead of ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Appends a catalogue's interactions, all or none.</summary>
    /// <param name="state">What is there.</param>
    /// <param name="interactions">What is new, in order.</param>
    /// <param name="known">Ids of the items among them that exist.</param>
    /// <param name="now">The instant for those that give none.</param>
    /// <param name="limits">How much is kept.</param>
    /// <exception cref="RequestException">NotFound or Invalid, naming the field.</exception>
    public static CatalogState Append(CatalogState state, IEnumerable<Interaction> interactions, HashSet<string> known, DateTimeOffset now, GrainsOptions limits)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(limits);
        var history = state.History.ToBuilder();
        var consumed = new List<string>(state.Consumed);
        foreach (var interaction in interactions)
        {
            if (!known.Contains(interaction.ItemId))
                throw new RequestException(RequestError.NotFound, "itemId", $"There is no item '{interaction.ItemId}' in the catalogue; nothing was recorded.");
            if (interaction.Kind == InteractionKind.Rating && interaction.Value is not (>= 0 and <= HighestRating))
                throw new RequestException(RequestError.Invalid, "value", $"A rating of '{interaction.ItemId}' needs a value from 0 to {HighestRating}; nothing was recorded.");
            if (interaction.Kind != InteractionKind.Rating && interaction.Value is not null)
                throw new RequestException(RequestError.Invalid, "value", $"value of '{interaction.ItemId}' stands with a rating only, not with {interaction.Kind.ToString().ToLowerInvariant()}; leave it out. Nothing was recorded.");
            if (interaction.At < Earliest)
                throw new RequestException(RequestError.Invalid, "at", $"at of '{interaction.ItemId}' lies before {Earliest:yyyy} ({interaction.At:u}); give the instant when it happened, or leave it out for now. Nothing was recorded.");
            if (interaction.At > now + ClockSkew)
                throw new RequestException(RequestError.Invalid, "at", $"at of '{interaction.ItemId}' lies in the future ({interaction.At:u}); give the instant when it happened, or leave it out for now. Nothing was recorded.");
            history.Add(new HistoryItem(interaction.ItemId, interaction.Kind, interaction.Value, interaction.At ?? now));
            if (!IsConsumed(interaction.Kind)) continue;
            consumed.Remove(interaction.ItemId);
            consumed.Add(interaction.ItemId);
        }

        return state with
        {
            History = [.. history.OrderBy(entry => entry.At).TakeLast(limits.InteractionHistory)],
            Consumed = [.. consumed.TakeLast(limits.ConsumedItems)],
        };
    }

    /// <summary>True for deeds after which an item need not be proposed again.</summary>
    public static bool IsConsumed(InteractionKind kind) =>
        kind is InteractionKind.Purchase or InteractionKind.Rating or InteractionKind.Seen or InteractionKind.Dislike;
}
