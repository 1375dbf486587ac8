namespace RecOrleans.Language.Hosts;

/// <summary>How a GGUF model is run in this process.</summary>
internal sealed record LLamaHostOptions
{
    public required string ModelPath { get; init; }

    /// <summary>Tokens that one prompt and its answer may have. Memory is taken for <see cref="MaxBatch"/> of them: 18 KB a token for the student.</summary>
    public int ContextSize { get; init; } = 2048;

    /// <summary>Requests that are in work side by side.</summary>
    public int MaxBatch { get; init; } = 4;

    /// <summary>Requests that may wait beside those; one more is refused with <see cref="Agents.HostBusyException"/>.</summary>
    public int QueueLength { get; init; } = 64;

    /// <summary>Beginnings of prompts that are kept evaluated: catalogues, and users' memory and feed behind them; about 5 MB each for the student. With 0 nothing is evaluated ahead either.</summary>
    public int Prefixes { get; init; } = 24;

    /// <summary>Threads of a step that decodes one token.</summary>
    public int DecodeThreads { get; init; } = 1;

    /// <summary>Threads of a step with more than one token.</summary>
    public int PromptThreads { get; init; } = 1;

    /// <summary>Layers to put on a GPU, where a GPU backend is installed.</summary>
    public int GpuLayers { get; init; }
}
