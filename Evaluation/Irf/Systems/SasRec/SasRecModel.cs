using System.Numerics.Tensors;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>The forward pass (<see cref="SasRecLayout"/>) in plain code: under a millisecond for fifty items, and no native library. Thread-safe.</summary>
internal sealed class SasRecModel
{
    private readonly SasRecWeights _weights;
    private readonly float[] _items;
    private readonly float[] _positions;
    private readonly int _blocks;

    /// <exception cref="InvalidDataException">The weights lack a tensor, or one has another shape.</exception>
    public SasRecModel(SasRecWeights weights)
    {
        _weights = weights;
        if (!weights.Tensors.TryGetValue(SasRecLayout.Items, out var items) || !weights.Tensors.TryGetValue(SasRecLayout.Positions, out var positions) || items.Shape.Length != 2)
            throw new InvalidDataException($"The weights lack the tensors '{SasRecLayout.Items}' and '{SasRecLayout.Positions}'.");
        (_items, _positions) = (items.Values, positions.Values);
        (Items, Dimensions, Length) = (items.Shape[0], items.Shape[1], positions.Shape[0]);
        while (weights.Tensors.ContainsKey(SasRecLayout.Weight(SasRecLayout.Norm(_blocks, attention: true)))) _blocks++;
        foreach (var (name, shape) in SasRecLayout.Tensors(Items, Length, Dimensions, _blocks))
            if (!weights.Tensors.TryGetValue(name, out var tensor) || !tensor.Shape.SequenceEqual(shape))
                throw new InvalidDataException($"The weights' tensor '{name}' is missing or not of shape [{string.Join(", ", shape)}].");
    }

    public int Items { get; }

    public int Dimensions { get; }

    /// <summary>The most items that count.</summary>
    public int Length { get; }

    /// <summary>How well each item follows; higher is better.</summary>
    /// <param name="sequence">Places of items, oldest first; at least one.</param>
    /// <param name="scores">One for each item.</param>
    public void Score(ReadOnlySpan<int> sequence, Span<float> scores)
    {
        var states = States(sequence);
        var last = states.AsSpan(states.Length - Dimensions);
        for (var item = 0; item < Items; item++) scores[item] = TensorPrimitives.Dot(last, Row(_items, item));
    }

    /// <summary>The state after each of the latest <see cref="Length"/> items, [min(items, Length), d].</summary>
    public float[] States(ReadOnlySpan<int> sequence)
    {
        if (sequence.IsEmpty) throw new ArgumentException("A sequence of at least one item is needed.", nameof(sequence));
        if (sequence.Length > Length) sequence = sequence[^Length..];
        var states = new float[sequence.Length * Dimensions];
        for (var i = 0; i < sequence.Length; i++)
        {
            TensorPrimitives.Multiply(Row(_items, sequence[i]), MathF.Sqrt(Dimensions), Row(states, i));
            TensorPrimitives.Add(Row(states, i), Row(_positions, Length - sequence.Length + i), Row(states, i));
        }

        for (var block = 0; block < _blocks; block++)
        {
            var attended = Map(Attend(Norm(states, SasRecLayout.Norm(block, attention: true)), block), SasRecLayout.Map(block, "output"));
            TensorPrimitives.Add(states, attended, states);
            var inner = Map(Norm(states, SasRecLayout.Norm(block, attention: false)), SasRecLayout.Map(block, "inner"));
            TensorPrimitives.Max(inner, 0f, inner);
            TensorPrimitives.Add(states, Map(inner, SasRecLayout.Map(block, "outer")), states);
        }

        return Norm(states, SasRecLayout.Final);
    }

    private float[] Attend(float[] states, int block)
    {
        var (queries, keys, values) = (Map(states, SasRecLayout.Map(block, "query")), Map(states, SasRecLayout.Map(block, "key")), Map(states, SasRecLayout.Map(block, "value")));
        var attended = new float[states.Length];
        var shares = new float[states.Length / Dimensions];
        for (var to = 0; to < shares.Length; to++)
        {
            var seen = shares.AsSpan(0, to + 1);
            for (var from = 0; from <= to; from++) seen[from] = TensorPrimitives.Dot(Row(queries, to), Row(keys, from)) / MathF.Sqrt(Dimensions);
            TensorPrimitives.SoftMax(seen, seen);
            for (var from = 0; from <= to; from++) TensorPrimitives.MultiplyAdd(Row(values, from), seen[from], Row(attended, to), Row(attended, to));
        }

        return attended;
    }

    private float[] Map(float[] states, string map)
    {
        var (weight, bias) = (Tensor(SasRecLayout.Weight(map)), Tensor(SasRecLayout.Bias(map)));
        var mapped = new float[states.Length];
        for (var row = 0; row < states.Length / Dimensions; row++)
            for (var column = 0; column < Dimensions; column++)
                mapped[row * Dimensions + column] = TensorPrimitives.Dot(Row(states, row), Row(weight, column)) + bias[column];
        return mapped;
    }

    private float[] Norm(float[] states, string norm)
    {
        var (weight, bias) = (Tensor(SasRecLayout.Weight(norm)), Tensor(SasRecLayout.Bias(norm)));
        var normed = new float[states.Length];
        for (var row = 0; row < states.Length / Dimensions; row++)
        {
            var centred = Row(normed, row);
            TensorPrimitives.Subtract(Row(states, row), TensorPrimitives.Sum(Row(states, row)) / Dimensions, centred);
            TensorPrimitives.Divide(centred, MathF.Sqrt(TensorPrimitives.SumOfSquares(centred) / Dimensions + SasRecLayout.Epsilon), centred);
            TensorPrimitives.MultiplyAdd(centred, weight, bias, centred);
        }

        return normed;
    }

    private float[] Tensor(string name) => _weights.Tensors[name].Values;

    private Span<float> Row(float[] matrix, int row) => matrix.AsSpan(row * Dimensions, Dimensions);
}
