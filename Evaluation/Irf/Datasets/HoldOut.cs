using System.Collections.Immutable;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>Holds out each user's last two positive items (docs/irf.md).</summary>
/// <remarks>
/// An item counts where it first became positive, so what is held out is new to its user. Deeds with a held-out item before that (a click before the
/// purchase) belong to neither history nor training: the history is left out of every feed.
/// </remarks>
internal static class HoldOut
{
    /// <summary>Stars above which a rating is positive.</summary>
    public const double PositiveStars = 3;

    /// <param name="deeds">Everybody's, in any order.</param>
    /// <param name="minHistory">Users whose history has fewer different items are not of the benchmark; all their deeds are training.</param>
    /// <param name="seed">Of the users' order.</param>
    public static (ImmutableArray<LoggedInteraction> Training, ImmutableArray<IrfUser> Users) Split(IEnumerable<LoggedInteraction> deeds, int minHistory, int seed)
    {
        var training = ImmutableArray.CreateBuilder<LoggedInteraction>();
        var users = new List<IrfUser>();
        foreach (var group in deeds.GroupBy(deed => deed.UserId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            LoggedInteraction[] ordered = [.. group.OrderBy(deed => deed.At).ThenBy(deed => deed.ItemId, StringComparer.Ordinal)];
            if (Split(ordered, minHistory) is { } user)
            {
                users.Add(user);
                training.AddRange(user.History.Select(deed => new LoggedInteraction(user.Id, deed.ItemId, deed.Kind, deed.Value, deed.At!.Value)));
            }
            else
            {
                training.AddRange(ordered);
            }
        }

        var drawn = users.ToArray();
        new Random(seed).Shuffle(drawn);
        return (training.ToImmutable(), [.. drawn]);
    }

    private static IrfUser? Split(LoggedInteraction[] ordered, int minHistory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var positives = Enumerable.Range(0, ordered.Length).Where(i => IsPositive(ordered[i].Kind, ordered[i].Value) && seen.Add(ordered[i].ItemId)).ToList();
        if (positives.Count < 2) return null;
        var (target, drift) = (ordered[positives[^2]].ItemId, ordered[positives[^1]].ItemId);
        ImmutableArray<Interaction> history =
        [
            .. ordered.Take(positives[^2]).Where(deed => deed.ItemId != target && deed.ItemId != drift)
                .Select(deed => new Interaction { ItemId = deed.ItemId, Kind = deed.Kind, Value = deed.Value, At = deed.At }),
        ];
        return history.Select(deed => deed.ItemId).Distinct().Count() >= minHistory ? new IrfUser(ordered[0].UserId, history, target, drift) : null;
    }

    /// <summary>A rating of more than three stars, or a purchase.</summary>
    public static bool IsPositive(InteractionKind kind, double? value) =>
        kind == InteractionKind.Purchase || (kind == InteractionKind.Rating && value > PositiveStars);
}
