using System.Collections.Immutable;
using RecOrleans.Training.Gguf;

namespace RecOrleans.Training.Distillation;

/// <summary>How a student is trained.</summary>
internal sealed record DistillOptions
{
    /// <summary>How often every sample is seen.</summary>
    public double Passes { get; init; } = 1;

    /// <summary>Tokens of a step, at least.</summary>
    public int StepTokens { get; init; } = 6144;

    /// <summary>Tokens that go through the model at once; memory grows with them, about 1 MB a token for 30 layers.</summary>
    public int PackTokens { get; init; } = 2048;

    /// <summary>Most samples that share one evaluation of their catalogue's line.</summary>
    public int GroupSize { get; init; } = 8;

    /// <summary>The highest learning rate.</summary>
    public double Rate { get; init; } = 3e-4;

    /// <summary>Share of the steps in which the rate rises.</summary>
    public double WarmUp { get; init; } = 0.03;

    /// <summary>The rate at the end, as a share of the highest.</summary>
    public double FinalRate { get; init; } = 0.05;

    public double Decay { get; init; } = 0.01;

    public double Clip { get; init; } = 1;

    /// <summary>Layers below this one, and the embedding, stay as they are.</summary>
    public int FreezeBelow { get; init; }

    /// <summary>Share of the loss that is the divergence from the teacher's answer; 0 without a teacher.</summary>
    public double TeacherShare { get; init; }

    /// <summary>Weight beside that loss of the distance to what the teacher's layers read: the squared distance over the teacher's squared length, mean over tokens and layers.</summary>
    public double StatesWeight { get; init; }

    /// <summary>The teacher's layer whose states each of the student's layers should read; ascending. Looked at where <see cref="StatesWeight"/> is above 0.</summary>
    public ImmutableArray<int> TeacherLayers { get; init; } = [];

    /// <summary>The type that the maps will be stored in: the model computes with the numbers that this type can hold, so that nothing is lost at export. Null: it does not.</summary>
    public GgufType? TrainAs { get; init; }

    /// <summary>The same for the embedding.</summary>
    public GgufType EmbeddingType { get; init; } = GgufType.Q8_0;

    /// <summary>Steps between two validations.</summary>
    public int ValidateEvery { get; init; } = 100;

    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes for the states of frozen layers.</summary>
    public long FrozenBytes { get; init; } = 6L << 30;

    public int Seed { get; init; } = 1;

    /// <summary>The learning rate of a step, counted from 0: a linear rise, then half a cosine.</summary>
    public double RateAt(int step, int steps)
    {
        var rise = Math.Max(1, (int)Math.Ceiling(WarmUp * steps));
        if (step < rise) return Rate * (step + 1) / rise;
        var way = (double)(step - rise) / Math.Max(1, steps - rise);
        return Rate * (FinalRate + (1 - FinalRate) * (1 + Math.Cos(Math.PI * way)) / 2);
    }
}
