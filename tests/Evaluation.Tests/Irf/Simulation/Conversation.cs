using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Tests.Irf.Simulation;

/// <summary>One command (the n-th, from 1) of a user in front of a feed, what was wanted then, and what stood before and after it.</summary>
internal sealed record Said(string User, int Number, Item Wanted, Sight Sight, Thought Thought, Utterance Utterance, ImmutableArray<Statement> Before, ImmutableArray<Statement> After);

/// <summary>Users in front of feeds that half follow what was said, and half do not.</summary>
internal static class Conversation
{
    /// <summary>Five commands of every user.</summary>
    public static IEnumerable<Said> All(IrfDataset dataset, IEnumerable<IrfUser> users, bool drifts, int seed)
    {
        var items = dataset.Items.ToDictionary(item => item.Id);
        var check = new StatementCheck(dataset);
        foreach (var user in users)
        {
            var random = new Random(seed + user.Id.Aggregate(0, (sum, letter) => (31 * sum) + letter));
            var mind = new UserSimulator(dataset, user.Target, drifts ? user.Drift : null, Personas.Draw(random), random);
            for (var number = 1; number <= 5; number++)
            {
                var before = mind.Stated;
                var sight = new Sight(dataset.Schema, Feed(dataset, check, before, random));
                var thought = mind.Think(sight);
                var utterance = PlainPhrasing.Say(thought);
                mind.Remember(utterance, sight);
                yield return new Said(user.Id, number, items[mind.Wanted], sight, thought, utterance, before, mind.Stated);
            }
        }
    }

    private static ImmutableArray<Item> Feed(IrfDataset dataset, StatementCheck check, ImmutableArray<Statement> stated, Random random)
    {
        var pool = Enumerable.Range(0, 60).Select(_ => dataset.Items[random.Next(dataset.Items.Length)]).Distinct().ToList();
        return [.. pool.OrderByDescending(item => stated.Count(statement => check.IsCheckable(statement) && check.IsMet(item, statement))).Take(5).Concat(pool.TakeLast(10)).Distinct().Take(10)];
    }
}
