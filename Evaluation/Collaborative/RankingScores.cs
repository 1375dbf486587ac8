namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Means over users.</summary>
/// <param name="Recall">Share of a user's test positives among the first k.</param>
/// <param name="Ndcg">Binary gains, log2 discount, over the best that k places allow.</param>
internal readonly record struct RankingScores(double Recall, double Ndcg)
{
    /// <summary>Ranks all candidates but the known ones for every user. Ties go to the lower movie id.</summary>
    /// <param name="split">Users and candidates.</param>
    /// <param name="k">Places that count.</param>
    /// <param name="score">Fills a score per candidate for one user.</param>
    public static RankingScores Of(MovieLensSplit split, int k, Action<SplitUser, double[]> score)
    {
        double recall = 0, ndcg = 0;
        var scores = new double[split.Candidates.Length];
        foreach (var user in split.Users)
        {
            Array.Clear(scores);
            score(user, scores);
            double hits = 0, gain = 0, ideal = 0;
            var place = 0;
            foreach (var item in Enumerable.Range(0, scores.Length).Where(item => !user.Known.Contains(item)).OrderByDescending(item => scores[item]).ThenBy(item => item).Take(k))
            {
                place++;
                if (!user.Targets.Contains(item)) continue;
                hits++;
                gain += 1 / Math.Log2(place + 1);
            }

            for (var best = 1; best <= Math.Min(k, user.TargetCount); best++) ideal += 1 / Math.Log2(best + 1);
            recall += hits / user.TargetCount;
            ndcg += gain / ideal;
        }

        return new RankingScores(recall / split.Users.Count, ndcg / split.Users.Count);
    }
}
