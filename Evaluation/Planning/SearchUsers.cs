using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Planning;

/// <summary>The users that weights may be searched with, in two halves: one to choose on, one to check on.</summary>
/// <param name="Chosen">The half that weights are chosen on.</param>
/// <param name="Checked">The half that decides whether they are better.</param>
internal sealed record SearchUsers(ImmutableArray<IrfUser> Chosen, ImmutableArray<IrfUser> Checked)
{
    /// <summary>The seed whose order of users decides who belongs to the benchmark.</summary>
    public static readonly int BenchmarkSeed = new IrfSettings().Seed;

    /// <summary>So many of that order belong to the benchmark, and are never searched with.</summary>
    public static readonly int BenchmarkUsers = new IrfSettings().Users;

    /// <summary>Splits by the hash of the user's id.</summary>
    /// <param name="dataset">Loaded with <see cref="BenchmarkSeed"/>.</param>
    /// <param name="most">Users a half at most.</param>
    /// <exception cref="RunException">The benchmark leaves a half without users.</exception>
    public static SearchUsers Of(IrfDataset dataset, int most)
    {
        var halves = dataset.Users.Skip(BenchmarkUsers).ToLookup(user => ShardKey.Of($"{dataset.Name}/plan/{user.Id}", 2));
        var split = new SearchUsers([.. halves[0].Take(most)], [.. halves[1].Take(most)]);
        return split.Chosen.Length > 0 && split.Checked.Length > 0
            ? split
            : throw new RunException($"{dataset.Name} has {dataset.Users.Length} users, of which the benchmark takes {BenchmarkUsers}: too few are left to search with; leave it out of --dataset.");
    }
}
