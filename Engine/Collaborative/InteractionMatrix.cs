namespace RecOrleans.Engine.Collaborative;

/// <summary>Positives as a sparse matrix, by row and by column. Users and items stand in ordinal order of their ids.</summary>
internal sealed record InteractionMatrix(IReadOnlyList<string> Users, IReadOnlyList<string> Items, SparseRows ByUser, SparseRows ByItem)
{
    public static InteractionMatrix Of(IReadOnlyList<PositiveInteraction> positives)
    {
        var users = Ids(positives, static positive => positive.User);
        var items = Ids(positives, static positive => positive.Item);
        var userIndex = Index(users);
        var itemIndex = Index(items);

        var cells = new Dictionary<(int User, int Item), float>(positives.Count);
        foreach (var positive in positives)
        {
            if (!(positive.Weight > 0))
                throw new ArgumentException($"The interaction of '{positive.User}' with '{positive.Item}' has weight {positive.Weight}; only positive weights can be factorised.", nameof(positives));
            var cell = (userIndex[positive.User], itemIndex[positive.Item]);
            cells[cell] = Math.Max(cells.GetValueOrDefault(cell), positive.Weight);
        }

        return new InteractionMatrix(
            users,
            items,
            SparseRows.Of(users.Length, cells.Select(cell => (cell.Key.User, cell.Key.Item, cell.Value))),
            SparseRows.Of(items.Length, cells.Select(cell => (cell.Key.Item, cell.Key.User, cell.Value))));
    }

    private static string[] Ids(IReadOnlyList<PositiveInteraction> positives, Func<PositiveInteraction, string> id) =>
        [.. positives.Select(id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Index(string[] ids)
    {
        var index = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++) index.Add(ids[i], i);
        return index;
    }
}

/// <summary>Compressed sparse rows: row r owns the entries offsets[r]..offsets[r + 1], ascending by column.</summary>
internal sealed class SparseRows
{
    private readonly int[] _offsets;
    private readonly int[] _columns;
    private readonly float[] _weights;

    private SparseRows(int[] offsets, int[] columns, float[] weights)
    {
        _offsets = offsets;
        _columns = columns;
        _weights = weights;
    }

    public int Count => _offsets.Length - 1;

    public Row this[int row] => new(
        _columns.AsSpan(_offsets[row].._offsets[row + 1]),
        _weights.AsSpan(_offsets[row].._offsets[row + 1]));

    public static SparseRows Of(int count, IEnumerable<(int Row, int Column, float Weight)> cells)
    {
        var sorted = cells.ToArray();
        Array.Sort(sorted, static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        var offsets = new int[count + 1];
        foreach (var (row, _, _) in sorted) offsets[row + 1]++;
        for (var row = 0; row < count; row++) offsets[row + 1] += offsets[row];
        return new SparseRows(offsets, Array.ConvertAll(sorted, static cell => cell.Column), Array.ConvertAll(sorted, static cell => cell.Weight));
    }

    public readonly ref struct Row(ReadOnlySpan<int> columns, ReadOnlySpan<float> weights)
    {
        private readonly ReadOnlySpan<int> _columns = columns;
        private readonly ReadOnlySpan<float> _weights = weights;

        public void Deconstruct(out ReadOnlySpan<int> columns, out ReadOnlySpan<float> weights)
        {
            columns = _columns;
            weights = _weights;
        }
    }
}
