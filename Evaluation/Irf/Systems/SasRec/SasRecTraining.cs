using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>What a training came to.</summary>
/// <param name="Weights">Of the last fit, on everything.</param>
/// <param name="Best">The epoch that validation chose.</param>
/// <param name="Curve">All epochs with validation.</param>
internal sealed record SasRecTraining(SasRecWeights Weights, SasRecEpoch Best, ImmutableArray<SasRecEpoch> Curve);

/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean cross-entropy of its steps, in nats.</param>
/// <param name="Ndcg">Validation NDCG@10; null where nothing is held out.</param>
internal sealed record SasRecEpoch(int Epoch, double Loss, double? Ndcg);
