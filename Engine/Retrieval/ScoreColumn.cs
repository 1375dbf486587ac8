namespace RecOrleans.Engine.Retrieval;

/// <summary>A part of the score that depends on the policy alone, kept for every row: the first search fills it, the others look it up.</summary>
/// <remarks>4 bytes a row and policy. Two searches that meet an empty column fill it twice, with the same numbers.</remarks>
internal sealed class ScoreColumn(int count, Action<ReadOnlySpan<int>, Span<float>> score)
{
    private float[]? _values;

    public void AddTo(ReadOnlySpan<int> rows, Span<float> scores)
    {
        var values = _values ??= Fill();
        for (var k = 0; k < rows.Length; k++) scores[k] += values[rows[k]];
    }

    private float[] Fill()
    {
        var rows = new int[count];
        for (var row = 0; row < count; row++) rows[row] = row;
        var values = new float[count];
        score(rows, values);
        return values;
    }
}
