using System.Collections;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>Which items of a dataset meet which statements; each statement is judged once for all items and kept as a bit an item.</summary>
public sealed class ConditionIndex
{
    private readonly IrfDataset _dataset;
    private readonly StatementCheck _check;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IrfUser> _users;
    private readonly Dictionary<Statement, BitArray> _met = [];

    /// <param name="dataset">Items and histories.</param>
    public ConditionIndex(IrfDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _dataset = dataset;
        _check = new StatementCheck(dataset);
        _users = dataset.Users.ToDictionary(user => user.Id, StringComparer.Ordinal);
        foreach (var item in dataset.Items) _places.Add(item.Id, _places.Count);
    }

    /// <summary>Null where there are no conditions, and where no item outside the user's history meets them all.</summary>
    /// <param name="user">Id; the user's history can stand in no feed.</param>
    /// <param name="conditions">All of them must be met, but for likeness with an item ("like the second one"): no rule can check that.</param>
    /// <param name="feed">Item ids, best first.</param>
    /// <param name="k">Places that count.</param>
    /// <exception cref="ArgumentException">A user or an item that the dataset does not have.</exception>
    public Satisfaction? Of(string user, IReadOnlyCollection<Statement> conditions, IReadOnlyList<string> feed, int k)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(feed);
        var checkable = conditions.Where(_check.IsCheckable).ToArray();
        if (checkable.Length == 0) return null;
        var meeting = new BitArray(_dataset.Items.Length, defaultValue: true);
        foreach (var condition in checkable) meeting.And(Met(condition));
        if (!_users.TryGetValue(user, out var known)) throw new ArgumentException($"{_dataset.Name} has no user '{user}'; the session comes from another dataset.", nameof(user));
        foreach (var deed in known.History)
            if (_places.TryGetValue(deed.ItemId, out var place)) meeting[place] = false;

        var attainable = 0;
        for (var place = 0; place < meeting.Length && attainable < k; place++)
            if (meeting[place]) attainable++;
        if (attainable == 0) return null;
        var hits = feed.Take(k).Count(id => meeting[Place(id)]);
        return new Satisfaction((double)hits / attainable, (double)hits / k);
    }

    private BitArray Met(Statement statement)
    {
        if (_met.TryGetValue(statement, out var met)) return met;
        met = new BitArray(_dataset.Items.Length);
        for (var place = 0; place < met.Length; place++) met[place] = _check.IsMet(_dataset.Items[place], statement);
        return _met[statement] = met;
    }

    private int Place(string id) => _places.TryGetValue(id, out var place)
        ? place
        : throw new ArgumentException($"{_dataset.Name} has no item '{id}'; the session comes from another dataset.", nameof(id));
}
