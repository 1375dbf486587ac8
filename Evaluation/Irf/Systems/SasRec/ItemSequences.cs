using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>What a sequential model learns from: the items that each user shows a liking for, in order, an item where it first comes. The same deeds as iALS and popularity learn from (<see cref="Deliberateness"/>).</summary>
internal sealed class ItemSequences
{
    private readonly Dictionary<string, int> _places;

    private ItemSequences(Dictionary<string, int> places, ImmutableArray<UserSequence> users, string fingerprint)
    {
        _places = places;
        Items = [.. places.Keys];
        Users = users;
        Fingerprint = fingerprint;
    }

    /// <summary>Ids of the items that somebody likes in training, ordinal. Only these have a row in the model.</summary>
    public ImmutableArray<string> Items { get; }

    /// <summary>By user id.</summary>
    public ImmutableArray<UserSequence> Users { get; }

    /// <summary>SHA-256 of the catalogue's item ids and all deeds that count: weights belong to the data that have theirs.</summary>
    public string Fingerprint { get; }

    public static ItemSequences Of(IrfDataset dataset)
    {
        var users = dataset.Training.Select(deed => (deed.UserId, Deed: new Deed(deed.ItemId, deed.Kind, deed.Value))).Where(pair => pair.Deed.IsLiking)
            .GroupBy(pair => pair.UserId, pair => pair.Deed).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var places = users.SelectMany(deeds => deeds.Select(deed => deed.Item)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place, StringComparer.Ordinal);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in dataset.Items.Select(item => item.Id).Order(StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{item}\n"));
        foreach (var deeds in users) hash.AppendData(Encoding.UTF8.GetBytes(string.Join(' ', deeds.Select(deed => FormattableString.Invariant($"{deed.Item} {deed.Kind} {deed.Value}"))) + "\n"));
        return new ItemSequences(places, [.. users.Select(deeds => UserSequence.Of(deeds, places))], Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The places of what a history shows a liking for, as far as the model knows it, oldest first.</summary>
    public int[] Of(IEnumerable<Interaction> history) =>
        [.. history.Select(deed => new Deed(deed.ItemId, deed.Kind, deed.Value)).Where(deed => deed.IsLiking && _places.ContainsKey(deed.Item)).Select(deed => _places[deed.Item]).Distinct()];
}

internal readonly record struct Deed(string Item, InteractionKind Kind, double? Value)
{
    public bool IsLiking => Deliberateness.Weight(Kind, Value) > 0;
}

/// <summary>One user's items as places in <see cref="ItemSequences.Items"/>.</summary>
/// <param name="All">Oldest first.</param>
/// <param name="Before">Those before the last that became positive, without it: what validation lets the model learn from and see. All of them where there is none.</param>
/// <param name="Wanted">The last that became positive (docs/irf.md); -1 where there is none, or nothing before it.</param>
internal sealed record UserSequence(ImmutableArray<int> All, ImmutableArray<int> Before, int Wanted)
{
    /// <param name="deeds">Those that show a liking, oldest first.</param>
    /// <param name="places">By item id.</param>
    public static UserSequence Of(Deed[] deeds, Dictionary<string, int> places)
    {
        ImmutableArray<int> all = [.. deeds.Select(deed => places[deed.Item]).Distinct()];
        var first = new HashSet<string>(StringComparer.Ordinal);
        var last = Array.FindLastIndex([.. deeds.Select(deed => HoldOut.IsPositive(deed.Kind, deed.Value) && first.Add(deed.Item))], isFirst => isFirst);
        if (last < 0) return new UserSequence(all, all, -1);
        var wanted = places[deeds[last].Item];
        ImmutableArray<int> before = [.. deeds[..last].Select(deed => places[deed.Item]).Where(place => place != wanted).Distinct()];
        return before.IsEmpty ? new UserSequence(all, all, -1) : new UserSequence(all, before, wanted);
    }
}
