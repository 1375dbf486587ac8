using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>How well rows fit a set of soft constraints: what Matcher and Attenuator share.</summary>
/// <remarks>
/// fit(i) = <see cref="SatisfiedWeight"/> x sum over wishes of weight x satisfaction, alternatives (constraints of one group) counting as the best of them. Texts and facets
/// weigh alike. A compressed score seldom leaves -1..3 (<see cref="Standardisation.Compress"/>), so a satisfied wish outweighs the difference between an ordinary item and a good one.
/// </remarks>
internal sealed class WishScores
{
    /// <summary>What one satisfied wish of weight 1 counts.</summary>
    public const float SatisfiedWeight = 3;

    private readonly TextWish[] _texts;
    private readonly (RowTest Test, float Weight)[][] _facets;

    public WishScores(IReadOnlyList<Constraint> constraints, ShardRows rows, string tool)
    {
        var tests = constraints.Select(constraint => (Constraint: constraint, Test: ConstraintBinding.Bind(constraint, rows, tool))).ToArray();
        Likes = [.. tests.Select(pair => new ReportedLike(pair.Constraint.PreferenceId, pair.Test))];
        _texts = [.. tests.Where(pair => IsWish(pair.Test)).Select(pair => new TextWish(rows, pair.Constraint.Value.Value.ToString(), (float)pair.Constraint.Weight))];
        _facets =
        [
            .. tests.Where(pair => !IsWish(pair.Test))
                .GroupBy(pair => (object?)pair.Constraint.Group ?? pair.Test)
                .Select(group => group.Select(pair => (pair.Test, (float)pair.Constraint.Weight)).ToArray()),
        ];
    }

    public ReportedLike[] Likes { get; }

    public bool IsEmpty => _texts.Length == 0 && _facets.Length == 0;

    /// <summary>Adds weight x fit to the scores.</summary>
    /// <param name="rows">Rows to score.</param>
    /// <param name="weight">Negative for dislikes.</param>
    /// <param name="scores">One a row.</param>
    public void Add(ReadOnlySpan<int> rows, float weight, Span<float> scores)
    {
        for (var k = 0; k < rows.Length; k++) scores[k] += weight * SatisfiedWeight * Fit(rows[k]);
    }

    private float Fit(int row)
    {
        float fit = 0;
        foreach (var text in _texts) fit += text.Weight * text.Satisfaction(row);
        foreach (var alternatives in _facets)
        {
            float best = 0;
            foreach (var (test, weight) in alternatives) best = Math.Max(best, weight * test.Satisfaction(row));
            fit += best;
        }

        return fit;
    }

    /// <summary>A text that is wished; "not this text" is a test of its own.</summary>
    private static bool IsWish(RowTest test) => test is TextTest { IsNegated: false };
}
