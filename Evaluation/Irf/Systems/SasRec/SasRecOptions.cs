namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>Shape and training of the model; what is fixed here was chosen on validation.</summary>
internal sealed record SasRecOptions
{
    public int Dimensions { get; init; } = 64;

    public int Blocks { get; init; } = 2;

    /// <summary>The model sees that many of the latest items.</summary>
    public int Length { get; init; } = 50;

    /// <summary>Share of activations that training leaves out.</summary>
    public double Dropout { get; init; } = 0.3;

    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Users a batch.</summary>
    public int Batch { get; init; } = 32;

    public int MaxEpochs { get; init; } = 200;

    /// <summary>Epochs without a better validation NDCG@10 after which training ends.</summary>
    public int Patience { get; init; } = 10;

    public int Seed { get; init; } = 1;

    /// <summary>Those of a data set. Its few shoppers need more dropout: validation NDCG@10 on fashion is .050 with 0.3 and .055 with 0.5; on amazon-office 0.5 brings nothing.</summary>
    public static SasRecOptions Of(string dataset) => dataset == "fashion" ? new SasRecOptions { Dropout = 0.5 } : new SasRecOptions();
}
