namespace RecOrleans.Evaluation.Collaborative;

/// <summary>One user's part of a split. Items are indices into <see cref="RankingSplit.Items"/>.</summary>
/// <param name="Positives">Training positives, each once; oldest first where times are known.</param>
/// <param name="Times">When each happened, seconds since 1970; empty where the data does not say.</param>
/// <param name="Known">Every training item, positive or not: not recommended again.</param>
/// <param name="Targets">Test positives that are ranked.</param>
/// <param name="TargetCount">All test positives: those that are not ranked are missed by everyone and count as missed.</param>
internal sealed record SplitUser(int[] Positives, long[] Times, HashSet<int> Known, HashSet<int> Targets, int TargetCount);
