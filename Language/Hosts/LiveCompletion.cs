using System.Buffers;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Text;
using LLama;
using LLama.Batched;
using LLama.Native;
using LLama.Sampling;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosts;

/// <summary>A request on its way through the model. But for <see cref="Cancel"/>, used by the model's own thread only.</summary>
internal sealed class LiveCompletion(Completion completion, TimeProvider time) : IDisposable
{
    private readonly TaskCompletionSource<CompletionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _arrived = time.GetTimestamp();
    private readonly ImmutableArray<AnswerToken>.Builder _answer = ImmutableArray.CreateBuilder<AnswerToken>();
    private Conversation? _conversation;
    private DefaultSamplingPipeline? _sampler;
    private StreamingTokenDecoder? _decoder;
    private LLamaToken? _chosen;
    private int _fed;
    private int _cached;
    private volatile bool _cancelled;

    public Task<CompletionResult> Result => _result.Task;

    /// <summary>Its place is freed before the next step.</summary>
    public bool IsCancelled => _cancelled;

    /// <summary>Since it was handed in, queueing included.</summary>
    public TimeSpan Age => time.GetElapsedTime(_arrived);

    /// <summary>It writes its answer; a token stands ready for the next step.</summary>
    public bool IsAnswering => _chosen.HasValue;

    /// <summary>Takes a place in the batch.</summary>
    public void Start(BatchedExecutor executor, PrefixCache prefixes)
    {
        (_conversation, _cached) = prefixes.Begin(executor, completion);
        _fed = _cached;
        _decoder = new StreamingTokenDecoder(Encoding.UTF8, executor.Model);
        _sampler = new DefaultSamplingPipeline
        {
            // Greedy: the first of one candidate. With Basic the grammar is asked about that one alone, and about all only when it refuses.
            Temperature = 0,
            TopK = 1,
            TopP = 1,
            MinP = 0,
            Seed = 0,
            Grammar = completion.Grammar is { } gbnf ? new Grammar(gbnf, "root") : null,
            GrammarOptimization = DefaultSamplingPipeline.GrammarOptimizationMode.Basic,
        };
    }

    /// <summary>Puts the chosen token into the next batch.</summary>
    public void FeedToken()
    {
        _conversation!.Prompt(_chosen!.Value);
        _chosen = null;
    }

    /// <summary>Puts a piece of the prompt into the next batch (<see cref="Completion.NextPiece"/>).</summary>
    /// <returns>Its tokens.</returns>
    public int FeedPrompt(int room)
    {
        if (_fed == completion.Prompt.Length) return 0;
        var count = completion.NextPiece(_fed, room);
        if (count == 0) return 0;
        _conversation!.Prompt(completion.Prompt.AsSpan(_fed, count));
        _fed += count;
        return count;
    }

    /// <summary>After a step: keeps what is known at a cut, chooses the next token when the prompt is complete.</summary>
    /// <returns>True when the answer is complete.</returns>
    public bool Advance(LLamaContext context, PrefixCache prefixes)
    {
        if (!_conversation!.RequiresSampling) return false;
        if (_fed < completion.Prompt.Length)
        {
            if (completion.Cuts.Contains(_fed)) prefixes.Keep(completion, _fed, _conversation);
            return false;
        }

        var token = _sampler!.Sample(context.NativeHandle, _conversation.GetSampleIndex());
        if (token.IsEndOfGeneration(context.Vocab)) return Complete(ChatFinishReason.Stop);
        _decoder!.Add(token);
        _answer.Add(new AnswerToken(_decoder.Read(), Probability(context.NativeHandle.GetLogitsIth(_conversation.GetSampleIndex()), (int)token)));
        if (_answer.Count == completion.MaxTokens) return Complete(ChatFinishReason.Length);
        _chosen = token;
        return false;
    }

    public void Fail(Exception error) => _result.TrySetException(error);

    /// <summary>From any thread: the caller is told at once.</summary>
    public void Cancel(CancellationToken cancellationToken)
    {
        _cancelled = true;
        _result.TrySetCanceled(cancellationToken);
    }

    /// <summary>Frees its place. Only between steps: a token in a batch would outlive its sequence.</summary>
    public void Dispose()
    {
        _conversation?.Dispose();
        _sampler?.Dispose();
    }

    private bool Complete(ChatFinishReason reason)
    {
        var text = string.Concat(_answer.Select(token => token.Text));
        _result.TrySetResult(new CompletionResult(text, reason, completion.Prompt.Length, _cached, _answer.ToImmutable()));
        return true;
    }

    private static double Probability(ReadOnlySpan<float> logits, int token)
    {
        var weights = ArrayPool<float>.Shared.Rent(logits.Length);
        var shares = weights.AsSpan(0, logits.Length);
        TensorPrimitives.SoftMax(logits, shares);
        var share = shares[token];
        ArrayPool<float>.Shared.Return(weights);
        return share;
    }
}
