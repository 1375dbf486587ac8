using RecOrleans.Evaluation.Irf.Metrics;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>A system beside the product with gold readings, on the users that both have.</summary>
/// <param name="Users">How many.</param>
/// <param name="PassRate">The system's PR on them.</param>
/// <param name="GoldPassRate">That of the gold readings.</param>
/// <param name="Share">The first over the second; null where no session of the gold readings passed.</param>
public sealed record GoldShare(int Users, double PassRate, double GoldPassRate, Estimate? Share);
