namespace RecOrleans.Evaluation.Planning;

/// <summary>A small decision tree that chooses one of several arms; grown greedily, each split being the one after which the best arms of both sides lose least.</summary>
internal sealed class PolicyTree
{
    private readonly int _arm;
    private readonly int _feature;
    private readonly double _threshold;
    private readonly PolicyTree? _below;
    private readonly PolicyTree? _above;

    private PolicyTree(int arm) => _arm = arm;

    private PolicyTree(int feature, double threshold, PolicyTree below, PolicyTree above) => (_feature, _threshold, _below, _above) = (feature, threshold, below, above);

    /// <summary>Leaves.</summary>
    public int Leaves => _below is null ? 1 : _below.Leaves + _above!.Leaves;

    /// <param name="features">Of each example.</param>
    /// <param name="losses">Of each arm, one an example.</param>
    /// <param name="shares">Weights of the examples; they sum to 1.</param>
    /// <param name="depth">Splits above a leaf at most.</param>
    /// <param name="leastShare">Weight of a leaf's examples at least.</param>
    public static PolicyTree Fit(IReadOnlyList<double[]> features, IReadOnlyList<double[]> losses, IReadOnlyList<double> shares, int depth, double leastShare) =>
        Grow([.. Enumerable.Range(0, features.Count)], features, losses, shares, depth, leastShare);

    /// <summary>The arm for these features.</summary>
    public int Choose(double[] features) => _below is null ? _arm : (features[_feature] <= _threshold ? _below : _above!).Choose(features);

    /// <summary>The tree in words, a line a leaf.</summary>
    public IEnumerable<string> Describe(IReadOnlyList<string> features, Func<int, string> arm) => _below is null
        ? [arm(_arm)]
        : [
            .. _below.Describe(features, arm).Select(line => FormattableString.Invariant($"{features[_feature]} <= {_threshold}, {line}")),
            .. _above!.Describe(features, arm).Select(line => FormattableString.Invariant($"{features[_feature]} > {_threshold}, {line}")),
        ];

    private static PolicyTree Grow(int[] examples, IReadOnlyList<double[]> features, IReadOnlyList<double[]> losses, IReadOnlyList<double> shares, int depth, double leastShare)
    {
        var (arm, loss) = BestArm(examples, losses, shares);
        if (depth == 0) return new PolicyTree(arm);
        (double Loss, int Feature, double Threshold) best = (loss, -1, 0);
        for (var feature = 0; feature < features[0].Length; feature++)
            foreach (var threshold in examples.Select(example => features[example][feature]).Distinct().Order().SkipLast(1))
            {
                var sides = examples.ToLookup(example => features[example][feature] <= threshold);
                if (sides[true].Sum(example => shares[example]) < leastShare || sides[false].Sum(example => shares[example]) < leastShare) continue;
                var split = BestArm(sides[true], losses, shares).Loss + BestArm(sides[false], losses, shares).Loss;
                if (split < best.Loss) best = (split, feature, threshold);
            }

        if (best.Feature < 0) return new PolicyTree(arm);
        var halves = examples.ToLookup(example => features[example][best.Feature] <= best.Threshold);
        return new PolicyTree(
            best.Feature, best.Threshold,
            Grow([.. halves[true]], features, losses, shares, depth - 1, leastShare),
            Grow([.. halves[false]], features, losses, shares, depth - 1, leastShare));
    }

    private static (int Arm, double Loss) BestArm(IEnumerable<int> examples, IReadOnlyList<double[]> losses, IReadOnlyList<double> shares)
    {
        int[] all = [.. examples];
        return Enumerable.Range(0, losses.Count).Select(arm => (Arm: arm, Loss: all.Sum(example => shares[example] * losses[arm][example]))).MinBy(pair => pair.Loss);
    }
}
