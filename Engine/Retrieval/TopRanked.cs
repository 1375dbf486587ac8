namespace RecOrleans.Engine.Retrieval;

/// <summary>A row on its way into the top.</summary>
/// <param name="Level">Relaxation that it needs.</param>
/// <param name="Score">Higher is better.</param>
/// <param name="Index">Its place in the order of ids, which decides ties.</param>
internal readonly record struct RankedRow(short Level, double Score, int Index)
{
    /// <summary>Level ascending, score descending, id ascending.</summary>
    public bool IsBefore(RankedRow other) =>
        Level != other.Level ? Level < other.Level : Score.Equals(other.Score) ? Index < other.Index : Score > other.Score;
}

/// <summary>Keeps the best k of any number of rows: a heap whose root is the worst of them.</summary>
internal sealed class TopRanked(int capacity)
{
    private RankedRow[] _heap = new RankedRow[Math.Min(capacity, 256)];
    private int _count;

    public void Offer(RankedRow row)
    {
        if (_count < capacity)
        {
            if (_count == _heap.Length) Array.Resize(ref _heap, Math.Min(capacity, _count * 2));
            _heap[_count++] = row;
            RaiseLast();
        }
        else if (capacity > 0 && row.IsBefore(_heap[0]))
        {
            _heap[0] = row;
            SinkFirst();
        }
    }

    /// <summary>Best first.</summary>
    public RankedRow[] Ordered()
    {
        var ordered = _heap[.._count];
        Array.Sort(ordered, static (a, b) => a.IsBefore(b) ? -1 : b.IsBefore(a) ? 1 : 0);
        return ordered;
    }

    private void RaiseLast()
    {
        for (var child = _count - 1; child > 0;)
        {
            var parent = (child - 1) / 2;
            if (!_heap[parent].IsBefore(_heap[child])) return;
            (_heap[parent], _heap[child]) = (_heap[child], _heap[parent]);
            child = parent;
        }
    }

    private void SinkFirst()
    {
        for (var parent = 0; ;)
        {
            var worst = parent;
            for (var child = 2 * parent + 1; child <= 2 * parent + 2 && child < _count; child++)
                if (_heap[worst].IsBefore(_heap[child]))
                    worst = child;
            if (worst == parent) return;
            (_heap[parent], _heap[worst]) = (_heap[worst], _heap[parent]);
            parent = worst;
        }
    }
}
