using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>A constraint bound to a shard's rows.</summary>
/// <remarks>What an item does not say is unknown: it meets nothing, so it fails a like and passes a dislike.</remarks>
public abstract class RowTest
{
    /// <summary>True when the row is known to hold.</summary>
    public abstract bool Meets(int row);

    /// <summary>0..1: how well the row satisfies a soft wish; 1 where it meets it.</summary>
    public virtual float Satisfaction(int row) => Meets(row) ? 1 : 0;
}

/// <summary>Equality with one text of a facet; a row with several values holds when one is equal (or, negated, when none is).</summary>
internal sealed class TermTest(TermColumn column, int term, bool negated) : RowTest
{
    public override bool Meets(int row) => column.IsKnown(row) && column.Holds(row, term) != negated;
}

/// <summary>A range of numbers, both ends included.</summary>
internal sealed class NumberTest(NumberColumn column, double low, double high, bool negated, double spread) : RowTest
{
    /// <summary>Just outside a range a wish is missed, if nearly met: what lies inside comes first, whatever else speaks for the rest.</summary>
    private const double Outside = 0.3;

    public override bool Meets(int row) => column.IsKnown(row) && column.Distance(row, low, high) == 0 != negated;

    /// <summary>1 inside; outside, part of a bell over the distance whose width is half the facet's standard deviation.</summary>
    public override float Satisfaction(int row)
    {
        if (!column.IsKnown(row)) return 0;
        var distance = column.Distance(row, low, high);
        if (negated) return distance == 0 ? 0 : 1;
        if (distance == 0) return 1;
        var width = spread / 2;
        return width > 0 ? (float)(Outside * Math.Exp(-distance * distance / (2 * width * width))) : 0;
    }
}

/// <summary>Equality with an item, by its id or its title.</summary>
internal sealed class ReferenceTest(ShardRows rows, string reference, bool negated) : RowTest
{
    public override bool Meets(int row) =>
        (string.Equals(rows.Items[row].Id, reference, StringComparison.Ordinal)
         || string.Equals(rows.Items[row].Title, reference, StringComparison.OrdinalIgnoreCase)) != negated;
}

/// <summary>Free meaning: an item meets it when it says all of its content words, or when its text is far nearer to it than the catalogue's items are.</summary>
internal sealed class TextTest : RowTest
{
    /// <summary>
    /// Standard deviations above the catalogue's mean similarity from which an item meets a text without saying its words. Measured on 7,371 films with
    /// an overview and the 124 tags that people gave to six films or more: of the films between 3.5 and 4, 5.1 % carry the tag itself, 39 times the base rate
    /// (above 4: 12 %, 91 times; between 3 and 3.5: 2.3 %, and the films read as merely related). About 20 films a tag lie above.
    /// </summary>
    public const float Threshold = 3.5f;

    private readonly ShardRows _rows;
    private readonly int[] _stems;
    private readonly float[] _query;
    private readonly Standardisation _standardisation;

    public TextTest(ShardRows rows, string text, bool negated)
    {
        _rows = rows;
        IsNegated = negated;
        _stems = [.. rows.Model.WordProfiles.StemsOf(text).Select(rows.Stems.Find)];
        _query = new float[rows.Encoder.Dimensions];
        rows.Encoder.Encode(text, _query);
        _standardisation = rows.Model.EmbeddingMoments.For(_query);
    }

    public bool IsNegated { get; }

    public override bool Meets(int row) => (SaysAllWords(row) || IsNear(row)) != IsNegated;

    private bool SaysAllWords(int row)
    {
        foreach (var stem in _stems)
            if (!_rows.Stems.Holds(row, stem))
                return false;
        return _stems.Length > 0;
    }

    private bool IsNear(int row) => _standardisation.Of(TensorPrimitives.Dot(_query, _rows.EmbeddingSpan(row))) >= Threshold;
}
