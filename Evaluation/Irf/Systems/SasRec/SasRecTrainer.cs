using System.Collections.Immutable;
using RecOrleans.Evaluation.Torch;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>
/// Trains SASRec with softmax cross-entropy over all items at every step, which does far better than the original's one sampled negative (arXiv:2308.07192).
/// The number of epochs is chosen with each user's last positive held out (NDCG@10); then the model is trained anew on everything for as many.
/// </summary>
internal sealed class SasRecTrainer(ItemSequences sequences, SasRecOptions options)
{
    private const int Depth = 10;

    /// <param name="dataset">Its name, for the weights.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded here.</exception>
    public SasRecTraining Train(string dataset, Action<SasRecEpoch> progress, CancellationToken cancellationToken)
    {
        TorchRuntime.Prepare();
        var curve = new List<SasRecEpoch>();
        var best = new SasRecEpoch(0, 0, 0);
        Fit([.. sequences.Users.Select(user => user.Before)], options.MaxEpochs, (epoch, loss, network) =>
        {
            curve.Add(new SasRecEpoch(epoch, loss, Validate(new SasRecModel(Weights(dataset, network)))));
            progress(curve[^1]);
            if (curve[^1].Ndcg > best.Ndcg) best = curve[^1];
            return epoch - best.Epoch < options.Patience;
        }, cancellationToken).Dispose();

        using var final = Fit([.. sequences.Users.Select(user => user.All)], Math.Max(1, best.Epoch), (epoch, loss, _) =>
        {
            progress(new SasRecEpoch(epoch, loss, null));
            return true;
        }, cancellationToken);
        return new SasRecTraining(Weights(dataset, final), best, [.. curve]);
    }

    /// <summary>Trains until the caller has enough.</summary>
    private SasRecNetwork Fit(ImmutableArray<ImmutableArray<int>> users, int epochs, Func<int, double, SasRecNetwork, bool> after, CancellationToken cancellationToken)
    {
        var draw = new Random(options.Seed);
        var network = new SasRecNetwork(sequences.Items.Length, options);
        using var optimiser = optim.Adam(network.Parameters.Values, options.LearningRate);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var windows = Windows(users, draw);
            draw.Shuffle(windows);
            double loss = 0;
            var steps = 0;
            foreach (var batch in windows.Chunk(options.Batch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                loss += Step(network, optimiser, batch) * batch.Sum(window => window.Length - 1);
                steps += batch.Sum(window => window.Length - 1);
            }

            if (!after(epoch, loss / Math.Max(1, steps), network)) break;
        }

        return network;
    }

    /// <summary>One window of at most Length steps of each user, anywhere in the sequence: whoever likes much counts no more than others, in training as in measuring.</summary>
    private int[][] Windows(ImmutableArray<ImmutableArray<int>> users, Random draw) =>
    [
        .. users.Where(user => user.Length > 1).Select(user =>
        {
            var length = Math.Min(user.Length, options.Length + 1);
            return user.AsSpan(draw.Next(user.Length - length + 1), length).ToArray();
        }),
    ];

    private static double Step(SasRecNetwork network, optim.Optimizer optimiser, int[][] batch)
    {
        using var scope = NewDisposeScope();
        var length = batch.Max(window => window.Length) - 1;
        var (inputs, targets, isItem) = (new long[batch.Length * length], new long[batch.Length * length], new bool[batch.Length * length]);
        for (var row = 0; row < batch.Length; row++)
        {
            var window = batch[row];
            for (var step = 0; step < window.Length - 1; step++)
            {
                var at = (row + 1) * length - window.Length + 1 + step;
                (inputs[at], targets[at], isItem[at]) = (window[step], window[step + 1], true);
            }
        }

        var places = tensor(isItem, [batch.Length, length]);
        var states = network.States(tensor(inputs, [batch.Length, length]), places, training: true);
        var real = places.flatten().nonzero().flatten();
        var loss = F.cross_entropy(network.Scores(states.flatten(0, 1).index_select(0, real)), tensor(targets).index_select(0, real));
        optimiser.zero_grad();
        loss.backward();
        optimiser.step();
        return loss.item<float>();
    }

    /// <summary>NDCG@10 of each user's last positive among all items that the user has not had; ties by item id.</summary>
    private double Validate(SasRecModel model)
    {
        var scores = new float[model.Items];
        double gain = 0;
        var users = 0;
        foreach (var (_, before, wanted) in sequences.Users.Where(user => user.Wanted >= 0))
        {
            model.Score(before.AsSpan(), scores);
            foreach (var item in before) scores[item] = float.NegativeInfinity;
            var place = 1;
            for (var item = 0; item < scores.Length; item++)
                if (scores[item] > scores[wanted] || (scores[item] == scores[wanted] && item < wanted)) place++;
            if (place <= Depth) gain += 1 / Math.Log2(place + 1);
            users++;
        }

        return users == 0 ? 0 : gain / users;
    }

    private SasRecWeights Weights(string dataset, SasRecNetwork network) => SasRecWeights.Of(dataset, sequences.Fingerprint, network.Tensors);
}
