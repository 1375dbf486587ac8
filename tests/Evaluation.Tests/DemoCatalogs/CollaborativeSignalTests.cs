using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Tests.DemoCatalogs;

/// <summary>The simulated deeds must teach a collaborative model more than what is popular.</summary>
public class CollaborativeSignalTests
{
    private const int Cutoff = 20;

    [Theory]
    [InlineData("movies")]
    [InlineData("fashion")]
    public void ItemNeighbours_LastFifthHeldOut_BeatPopularity(string id)
    {
        var catalog = ShippedCatalog.Read(id);
        var index = catalog.Items.Select((item, n) => (item.Id, n)).ToDictionary(pair => pair.Id, pair => pair.n);
        var histories = catalog.Interactions
            .Where(entry => entry.Kind is InteractionKind.Purchase or InteractionKind.Favourite or InteractionKind.Like or InteractionKind.Cart or InteractionKind.Detail || entry.Value >= 4)
            .GroupBy(entry => entry.UserId)
            .Select(user => user.OrderBy(entry => entry.At).Select(entry => index[entry.ItemId]).Distinct().ToArray())
            .Where(history => history.Length >= 5)
            .Select(history => (Train: history[..(history.Length * 4 / 5)], Test: history[(history.Length * 4 / 5)..].ToHashSet()))
            .ToArray();

        var count = new double[index.Count];
        var together = new double[index.Count, index.Count];
        foreach (var (train, _) in histories)
            foreach (var a in train)
            {
                count[a]++;
                foreach (var b in train)
                    if (a != b) together[a, b]++;
            }

        double popularity = 0, neighbours = 0;
        foreach (var (train, test) in histories)
        {
            popularity += Ndcg(train, test, item => count[item]);
            neighbours += Ndcg(train, test, item => train.Sum(known => together[known, item] / Math.Sqrt(count[known] * Math.Max(1, count[item]) + 20)));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{id}: {histories.Length} users, NDCG@{Cutoff} popularity {popularity / histories.Length:0.000}, item neighbours {neighbours / histories.Length:0.000}");
        Assert.True(neighbours > 1.2 * popularity, $"NDCG@{Cutoff}: neighbours {neighbours / histories.Length:0.000}, popularity {popularity / histories.Length:0.000}");

        double Ndcg(int[] train, HashSet<int> test, Func<int, double> score)
        {
            var top = Enumerable.Range(0, count.Length).Except(train).OrderByDescending(score).ThenBy(item => item).Take(Cutoff).ToArray();
            var gain = top.Select((item, rank) => test.Contains(item) ? 1 / Math.Log2(rank + 2) : 0).Sum();
            return gain / Enumerable.Range(0, Math.Min(Cutoff, test.Count)).Sum(rank => 1 / Math.Log2(rank + 2));
        }
    }
}
