using LLama;
using LLama.Common;
using LLama.Native;

namespace RecOrleans.Training.Tests;

/// <summary>llama.cpp's own forward pass over given tokens.</summary>
internal sealed class LlamaCpp : IDisposable
{
    private readonly LLamaWeights _weights;
    private readonly LLamaContext _context;

    public LlamaCpp(string path)
    {
        // Loading the library by way of the product sends its messages to the log.
        Language.Hosts.GgufTokenizer.Load(path).Dispose();
        var parameters = new ModelParams(path) { ContextSize = 1024, BatchSize = 1024, UBatchSize = 1024, Threads = 1, BatchThreads = 1 };
        _weights = LLamaWeights.LoadFromFile(parameters);
        _context = _weights.CreateContext(parameters);
    }

    /// <summary>Logits after each of the last tokens.</summary>
    public float[][] Logits(IReadOnlyList<int> tokens, int last)
    {
        _context.NativeHandle.MemoryClear();
        var batch = new LLamaBatch();
        for (var at = 0; at < tokens.Count; at++) batch.Add((LLamaToken)tokens[at], at, LLamaSeqId.Zero, at >= tokens.Count - last);
        Assert.Equal(DecodeResult.Ok, _context.Decode(batch));
        return [.. Enumerable.Range(tokens.Count - last, last).Select(at => _context.NativeHandle.GetLogitsIth(at).ToArray())];
    }

    public void Dispose()
    {
        _context.Dispose();
        _weights.Dispose();
    }
}
