namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Means over the users that have a test positive, one at each cutoff.</summary>
/// <param name="Users">How many were scored.</param>
/// <param name="Recall">Share of a user's test positives among the first k.</param>
/// <param name="Ndcg">Binary gains, log2 discount, over the best that min(k, test positives) places allow.</param>
internal sealed record RankingScores(int Users, IReadOnlyList<double> Recall, IReadOnlyList<double> Ndcg)
{
    /// <summary>k of each mean.</summary>
    public static IReadOnlyList<int> Cutoffs { get; } = [10, 20, 40];

    /// <summary>NDCG@20: what settings are chosen by.</summary>
    public double Criterion => Ndcg[1];

    /// <summary>Ranks all items but the known ones for every user. Ties go to the lower item id.</summary>
    /// <param name="split">Users and items.</param>
    /// <param name="score">The model.</param>
    /// <param name="scored">Told after every user.</param>
    /// <param name="cancellationToken">Looked at between two users.</param>
    public static RankingScores Of(RankingSplit split, Scorer score, Action? scored = null, CancellationToken cancellationToken = default)
    {
        SplitUser[] users = [.. split.Users.Where(user => user.TargetCount > 0)];
        var perUser = new (double[] Recall, double[] Ndcg)[users.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, users.Length, parallel, () => new double[split.Items.Length], (index, _, scores) =>
        {
            Array.Clear(scores);
            score(users[index], scores);
            perUser[index] = Of(users[index], Top(scores, users[index].Known));
            scored?.Invoke();
            return scores;
        }, static _ => { });

        // Summed in the users' order, so that the figures do not depend on the threads.
        return new RankingScores(
            users.Length,
            [.. Cutoffs.Select((_, at) => perUser.Sum(user => user.Recall[at]) / users.Length)],
            [.. Cutoffs.Select((_, at) => perUser.Sum(user => user.Ndcg[at]) / users.Length)]);
    }

    private static (double[] Recall, double[] Ndcg) Of(SplitUser user, ReadOnlySpan<int> ranking)
    {
        var (recall, ndcg) = (new double[Cutoffs.Count], new double[Cutoffs.Count]);
        for (var at = 0; at < Cutoffs.Count; at++)
        {
            double hits = 0, gain = 0, ideal = 0;
            for (var place = 0; place < Cutoffs[at]; place++)
            {
                var discounted = 1 / Math.Log2(place + 2);
                if (place < user.TargetCount) ideal += discounted;
                if (place >= ranking.Length || !user.Targets.Contains(ranking[place])) continue;
                hits++;
                gain += discounted;
            }

            recall[at] = hits / user.TargetCount;
            ndcg[at] = gain / ideal;
        }

        return (recall, ndcg);
    }

    /// <summary>The best items that are not known, best first, as many as the longest cutoff needs.</summary>
    private static ReadOnlySpan<int> Top(double[] scores, HashSet<int> known)
    {
        var top = new int[Cutoffs[^1]];
        var count = 0;
        for (var item = 0; item < scores.Length; item++)
        {
            // Items come in ascending order, so one that is only as good as the last stays behind it.
            if ((count == top.Length && !(scores[item] > scores[top[^1]])) || known.Contains(item)) continue;
            var place = count < top.Length ? count++ : count - 1;
            for (; place > 0 && scores[item] > scores[top[place - 1]]; place--) top[place] = top[place - 1];
            top[place] = item;
        }

        return top.AsSpan(0, count);
    }
}
