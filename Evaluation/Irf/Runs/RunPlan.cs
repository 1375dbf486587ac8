using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Which sessions there are to be.</summary>
/// <param name="Datasets">By name.</param>
/// <param name="Scenarios">Of each dataset.</param>
/// <param name="Systems">By name.</param>
/// <param name="Users">A dataset.</param>
/// <param name="SlowUsers">A dataset, with a system that uses a language model; the first of the <paramref name="Users"/>.</param>
/// <param name="Seed">Of users, personas and their words.</param>
/// <param name="Parallel">Sessions under way at once.</param>
public sealed record RunPlan(ImmutableArray<string> Datasets, ImmutableArray<Scenario> Scenarios, ImmutableArray<string> Systems, int Users, int SlowUsers, int Seed, int Parallel)
{
    public IEnumerable<IrfUser> Sample(IrfDataset dataset, bool isSlow) => dataset.Users.Take(isSlow ? Math.Min(Users, SlowUsers) : Users);
}
