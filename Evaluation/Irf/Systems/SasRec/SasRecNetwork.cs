using RecOrleans.Evaluation.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>The same forward pass (<see cref="SasRecLayout"/>) on tensors that learn.</summary>
internal sealed class SasRecNetwork : IDisposable
{
    private readonly SasRecOptions _options;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <summary>Begins at random: normal with deviation 0.02, or 1 / sqrt(d) for the maps; norms begin as the identity.</summary>
    public SasRecNetwork(int items, SasRecOptions options)
    {
        _options = options;
        random.manual_seed(options.Seed);
        foreach (var (name, shape) in SasRecLayout.Tensors(items, options.Length, options.Dimensions, options.Blocks))
        {
            var size = Array.ConvertAll(shape, side => (long)side);
            var isTable = name is SasRecLayout.Items or SasRecLayout.Positions;
            var start = size.Length == 2 ? randn(size).Times(isTable ? 0.02 : 1 / Math.Sqrt(options.Dimensions))
                : name.EndsWith(".weight", StringComparison.Ordinal) ? ones(size) : zeros(size);
            _parameters.Add(name, new Parameter(start));
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Parameter> Parameters => _parameters;

    public IEnumerable<(string Name, int[] Shape, float[] Values)> Tensors =>
        _parameters.Select(parameter => (parameter.Key, Array.ConvertAll(parameter.Value.shape, side => (int)side), parameter.Value.Numbers()));

    /// <summary>States [batch, length, d] of sequences that end together.</summary>
    /// <param name="sequences">int64 [batch, length]; what is no item holds any place.</param>
    /// <param name="isItem">bool [batch, length].</param>
    /// <param name="training">Whether to drop activations out.</param>
    public Tensor States(Tensor sequences, Tensor isItem, bool training)
    {
        var length = sequences.shape[1];
        var states = _parameters[SasRecLayout.Items].index_select(0, sequences.flatten()).view(sequences.shape[0], length, _options.Dimensions).Times(Math.Sqrt(_options.Dimensions))
            .Plus(_parameters[SasRecLayout.Positions].narrow(0, _options.Length - length, length));
        states = Drop(states);

        // A place sees the items up to itself; what is no item sees itself, since a softmax needs something.
        var blocked = (ones(length, length, dtype: ScalarType.Bool).tril() & isItem.unsqueeze(1) | eye(length, dtype: ScalarType.Bool)).logical_not();
        for (var block = 0; block < _options.Blocks; block++)
        {
            var normed = Norm(states, SasRecLayout.Norm(block, attention: true));
            var scores = Map(normed, block, "query").matmul(Map(normed, block, "key").transpose(1, 2)).Over(Math.Sqrt(_options.Dimensions));
            var shares = Drop(scores.Filled(blocked, double.NegativeInfinity).softmax(-1));
            states = states.Plus(Drop(Map(shares.matmul(Map(normed, block, "value")), block, "output")));
            var inner = Drop(Map(Norm(states, SasRecLayout.Norm(block, attention: false)), block, "inner").relu());
            states = states.Plus(Drop(Map(inner, block, "outer")));
        }

        return Norm(states, SasRecLayout.Final);

        Tensor Drop(Tensor tensor) => F.dropout(tensor, _options.Dropout, training);
    }

    /// <summary>Scores [n, items] of states [n, d].</summary>
    public Tensor Scores(Tensor states) => states.matmul(_parameters[SasRecLayout.Items].t());

    public void Dispose()
    {
        foreach (var parameter in _parameters.Values) parameter.Dispose();
    }

    private Tensor Norm(Tensor states, string norm) =>
        F.layer_norm(states, [_options.Dimensions], _parameters[SasRecLayout.Weight(norm)], _parameters[SasRecLayout.Bias(norm)], SasRecLayout.Epsilon);

    private Tensor Map(Tensor states, int block, string map) =>
        F.linear(states, _parameters[SasRecLayout.Weight(SasRecLayout.Map(block, map))], _parameters[SasRecLayout.Bias(SasRecLayout.Map(block, map))]);
}
