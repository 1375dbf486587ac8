namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Item-kNN: cosine of the items' users, shrunk towards zero where few users are shared, over the nearest items.</summary>
internal sealed class ItemNeighbours
{
    private readonly (int Item, double Similarity)[][] _neighbours;

    public ItemNeighbours(RankingSplit split, NeighbourOptions options)
    {
        var count = split.Items.Length;
        var shared = new float[count][];
        for (var item = 0; item < count; item++) shared[item] = new float[count];
        foreach (var user in split.Users)
            foreach (var a in user.Positives)
                foreach (var b in user.Positives)
                    shared[a][b]++;

        _neighbours = new (int, double)[count][];
        for (var a = 0; a < count; a++)
            _neighbours[a] =
            [
                .. Enumerable.Range(0, count).Where(b => b != a && shared[a][b] > 0)
                    .Select(b => (b, shared[a][b] / (Math.Sqrt((double)shared[a][a] * shared[b][b]) + options.Shrinkage)))
                    .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.b).Take(options.Neighbours),
            ];
    }

    /// <inheritdoc cref="Scorer"/>
    public void Score(SplitUser user, double[] scores)
    {
        foreach (var positive in user.Positives)
            foreach (var (item, similarity) in _neighbours[positive])
                scores[item] += similarity;
    }
}
