namespace RecOrleans.Evaluation.Collaborative;

/// <summary>What models learn from and what they are asked for.</summary>
/// <param name="Items">Ids of the items that are ranked, ascending; all have a training positive.</param>
/// <param name="Users">All that models are trained on; those with a test positive are scored.</param>
internal sealed record RankingSplit(string[] Items, IReadOnlyList<SplitUser> Users)
{
    /// <summary>How many users have a test positive.</summary>
    public int ScoredUsers => Users.Count(user => user.TargetCount > 0);

    /// <summary>Whether it is known when positives happened.</summary>
    public bool HasTimes => Users.Any(user => user.Times.Length > 0);

    /// <summary>Training positives per item.</summary>
    public int[] Counts()
    {
        var counts = new int[Items.Length];
        foreach (var user in Users)
            foreach (var item in user.Positives)
                counts[item]++;
        return counts;
    }
}
