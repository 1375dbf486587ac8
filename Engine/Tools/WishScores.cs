using System.Numerics.Tensors;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>How well rows fit a set of soft constraints: what Matcher and Attenuator share.</summary>
/// <remarks>
/// fit(i) = compress(z_i) + <see cref="WordsWeight"/> [some text's words all stand in i] + <see cref="FacetWeight"/> x sum of weight x satisfaction over facets,
/// z_i being the standardised similarity of i's text with the sum of the free texts. A compressed score seldom leaves -1..3 (<see cref="Standardisation.Compress"/>), so
/// a satisfied facet, counting 3, outweighs the difference between an ordinary item and a good one.
/// </remarks>
internal sealed class WishScores
{
    /// <summary>What one satisfied facet of weight 1 counts.</summary>
    public const float FacetWeight = 3;

    /// <summary>What saying a text's own words counts beside being near to it in meaning.</summary>
    public const float WordsWeight = 1;

    private readonly ShardRows _rows;
    private readonly (TextTest Test, float Weight)[] _texts;
    private readonly (RowTest Test, float Weight)[] _facets;
    private readonly float[]? _query;
    private readonly Standardisation _standardisation;

    public WishScores(IReadOnlyList<Constraint> constraints, ShardRows rows, string tool)
    {
        _rows = rows;
        var tests = constraints.Select(constraint => (Constraint: constraint, Test: ConstraintBinding.Bind(constraint, rows, tool))).ToArray();
        Likes = [.. tests.Select(pair => new ReportedLike(pair.Constraint.PreferenceId, pair.Test))];
        _texts = [.. tests.Where(pair => pair.Test is TextTest).Select(pair => ((TextTest)pair.Test, (float)pair.Constraint.Weight))];
        _facets = [.. tests.Where(pair => pair.Test is not TextTest).Select(pair => (pair.Test, (float)pair.Constraint.Weight))];
        _query = ActiveIntent.Embed(constraints.Where(constraint => rows.Schema.Find(constraint.Facet)!.Kind == FacetKind.Text), rows.Encoder);
        _standardisation = _query is null ? default : rows.Model.EmbeddingMoments.For(_query);
    }

    public ReportedLike[] Likes { get; }

    public bool IsEmpty => _texts.Length == 0 && _facets.Length == 0;

    /// <summary>Adds weight x fit to the scores.</summary>
    /// <param name="rows">Rows to score.</param>
    /// <param name="weight">Negative for dislikes.</param>
    /// <param name="onlyNear">True: what is farther than average counts 0 (the Attenuator's max(0, .)).</param>
    /// <param name="scores">One a row.</param>
    public void Add(ReadOnlySpan<int> rows, float weight, bool onlyNear, Span<float> scores)
    {
        for (var k = 0; k < rows.Length; k++)
        {
            var row = rows[k];
            float fit = 0;
            if (_query is not null)
            {
                var deviations = _standardisation.Of(TensorPrimitives.Dot(_query, _rows.EmbeddingSpan(row)));
                fit = Standardisation.Compress(onlyNear ? Math.Max(0, deviations) : deviations);
                foreach (var (test, textWeight) in _texts)
                    if (test.SaysAllWords(row))
                        fit += WordsWeight * textWeight;
            }

            foreach (var (test, facetWeight) in _facets) fit += FacetWeight * facetWeight * test.Satisfaction(row);
            scores[k] += weight * fit;
        }
    }
}
