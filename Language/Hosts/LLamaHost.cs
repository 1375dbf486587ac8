using LLama;
using LLama.Batched;
using LLama.Common;
using LLama.Native;
using Microsoft.Extensions.Logging;
using RecOrleans.Language.Agents;

namespace RecOrleans.Language.Hosts;

/// <summary>
/// One GGUF model in this process, on a thread of its own. Requests are batched continuously: one joins as soon as there is room and leaves
/// with its last token; each step decodes one token of every request that is answering and evaluates a piece of the prompts of the others. With nothing
/// else to do it evaluates the beginnings of prompts that are expected.
/// </summary>
/// <remarks>A prompt that does not fit beside its longest answer is refused at the door, so that a step never lacks room.</remarks>
internal sealed partial class LLamaHost : IDisposable
{
    /// <summary>Tokens of one step: a whole prompt, mostly.</summary>
    private const int StepTokens = 512;

    /// <summary>Tokens of a step that also carries answers on: these wait a quarter of a second for it at most.</summary>
    private const int SharedStepTokens = 128;

    /// <summary>Expected prompts that may wait; the oldest makes room.</summary>
    private const int MaxExpected = 8;

    private static readonly TimeSpan FirstLatency = TimeSpan.FromSeconds(1);

    private readonly LLamaHostOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LLamaWeights _weights;
    private readonly ModelParams _parameters;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly LinkedList<LiveCompletion> _queue = new();
    private readonly LinkedList<Completion> _expected = new();
    private readonly List<LiveCompletion> _live = [];
    private readonly PrefixCache _prefixes;
    private readonly NativeGrammars _grammars = new();
    private BatchedExecutor _executor;
    private TimeSpan _latency = FirstLatency;
    private bool _preparing;
    private bool _stopping;

    private LLamaHost(LLamaHostOptions options, LLamaWeights weights, ModelParams parameters, TimeProvider time, ILogger logger)
    {
        _options = options;
        _weights = weights;
        _parameters = parameters;
        _time = time;
        _logger = logger;
        _prefixes = new PrefixCache(options.Prefixes);
        _executor = new BatchedExecutor(weights, parameters);
        _thread = new Thread(Run) { IsBackground = true, Name = "language model" };
        _thread.Start();
    }

    /// <summary>The model's tokenizer and metadata.</summary>
    public LLamaWeights Weights => _weights;

    /// <summary>Loads the model; takes from a fraction of a second to minutes, by its size.</summary>
    /// <exception cref="ModelLoadException">The file is missing or broken, or the native library does not load.</exception>
    public static LLamaHost Load(LLamaHostOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        GgufFile.Validate(options.ModelPath);
        NativeLibrary.EnsureLoaded(logger);
        var parameters = new ModelParams(options.ModelPath)
        {
            ContextSize = (uint)(options.ContextSize * options.MaxBatch),
            BatchSize = StepTokens + Completion.Tile,
            UBatchSize = StepTokens + Completion.Tile,
            SeqMax = (uint)options.MaxBatch,
            // Each sequence in cells of its own, from the first on: no sequence pays for the others' length, and none can take another's room.
            KVUnified = false,
            Threads = options.DecodeThreads,
            BatchThreads = options.PromptThreads,
            GpuLayerCount = options.GpuLayers,
        };
        LLamaWeights? weights = null;
        try
        {
            weights = LLamaWeights.LoadFromFile(parameters);
            return new LLamaHost(options, weights, parameters, time, logger);
        }
        catch (Exception error) when (error is not ModelLoadException)
        {
            weights?.Dispose();
            throw new ModelLoadException($"llama.cpp cannot run the model '{options.ModelPath}': {error.Message}", error);
        }
    }

    /// <summary>Runs one completion.</summary>
    /// <exception cref="HostBusyException">The queue is full.</exception>
    /// <exception cref="HostFailedException">The prompt does not fit into the context, the grammar cannot be built, or the model failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; its place is free again before the model's next step.</exception>
    public async Task<CompletionResult> CompleteAsync(Completion completion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(completion);
        cancellationToken.ThrowIfCancellationRequested();
        if (completion.Length > _options.ContextSize)
            throw new HostFailedException(
                $"The prompt has {completion.Prompt.Length} tokens; with {completion.MaxTokens} for the answer that is more than Language:ContextSize = {_options.ContextSize}.");

        if (completion.Grammar is { } grammar && !_grammars.CanBuild(grammar))
            throw new HostFailedException("llama.cpp cannot build the grammar that the answer must follow; it was made from the catalogue's schema.");

        var request = new LiveCompletion(completion, _time);
        LinkedListNode<LiveCompletion> place;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            if (_queue.Count >= _options.QueueLength) throw new HostBusyException(RetryAfter());
            place = _queue.AddLast(request);
        }

        _arrivals.Release();
        await using var registration = cancellationToken.Register(() => Cancel(place, cancellationToken)).ConfigureAwait(false);
        return await request.Result.ConfigureAwait(false);
    }

    /// <summary>
    /// Evaluates a prompt up to its last cut when there is nothing else to do, so that a completion that begins with it finds it done. Returns at once; promises nothing.
    /// </summary>
    public void Expect(Completion completion)
    {
        ArgumentNullException.ThrowIfNull(completion);
        if (_options.Prefixes == 0 || completion.Known == 0 || completion.Known > _options.ContextSize) return;
        lock (_gate)
        {
            if (_stopping) return;
            if (_expected.Count == MaxExpected) _expected.RemoveFirst();
            _expected.AddLast(completion);
        }

        _arrivals.Release();
    }

    /// <summary>Counts of requests in the batch and in the queue, and of expected prompts that wait or are in work.</summary>
    public (int Live, int Queued, int Expected) Load()
    {
        lock (_gate) return (_live.Count, _queue.Count, _expected.Count + (_preparing ? 1 : 0));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping) return;
            _stopping = true;
        }

        _arrivals.Release();
        _thread.Join();
        _prefixes.Dispose();
        _executor.Dispose();
        _weights.Dispose();
        _arrivals.Dispose();
    }

    /// <summary>By the latency of late: the time until the queue has moved up by one batch.</summary>
    private TimeSpan RetryAfter()
    {
        var turns = 1 + _queue.Count / Math.Max(1, _options.MaxBatch);
        return TimeSpan.FromSeconds(Math.Clamp(_latency.TotalSeconds * turns / 2, 0.5, 60));
    }

    private void Cancel(LinkedListNode<LiveCompletion> place, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (place.List is not null)
                _queue.Remove(place);
        place.Value.Cancel(cancellationToken);
    }

    private void Run()
    {
        while (true)
        {
            try
            {
                DropCancelled();
                Admit();
                if (_live.Count > 0)
                {
                    Step();
                    continue;
                }

                if (NextExpected() is { } expected)
                {
                    try
                    {
                        Prepare(expected);
                    }
                    finally
                    {
                        lock (_gate) _preparing = false;
                    }

                    continue;
                }
            }
            catch (Exception error)
            {
                Recover(error);
                continue;
            }

            lock (_gate)
                if (_stopping)
                    break;
            _arrivals.Wait();
        }
    }

    private void DropCancelled()
    {
        for (var index = _live.Count - 1; index >= 0; index--)
            if (_live[index].IsCancelled)
                Leave(_live[index]);
    }

    private void Admit()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                foreach (var request in _live.Concat(_queue)) request.Fail(new ObjectDisposedException(nameof(LLamaHost)));
                _queue.Clear();
                foreach (var request in _live.ToArray()) Leave(request);
                return;
            }

            while (_live.Count < _options.MaxBatch && _queue.First is { Value: var first })
            {
                _queue.RemoveFirst();
                _live.Add(first);
                first.Start(_executor, _prefixes);
            }
        }
    }

    /// <summary>The newest: who looked last is the likeliest to speak next.</summary>
    private Completion? NextExpected()
    {
        lock (_gate)
        {
            if (_stopping || _expected.Last is not { Value: var newest }) return null;
            _expected.RemoveLast();
            _preparing = true;
            return newest;
        }
    }

    /// <summary>Evaluates an expected prompt tile by tile; a request that arrives waits for less than two tiles, and what is done by then is kept.</summary>
    private void Prepare(Completion expected)
    {
        var (conversation, known) = _prefixes.Begin(_executor, expected);
        using (conversation)
        {
            var done = known;
            while (done < expected.Known && !IsWanted())
            {
                var count = expected.NextPiece(done, Completion.Tile);
                conversation.Prompt(expected.Prompt.AsSpan(done, count));
                done += count;
                Infer();
                if (expected.Cuts.Contains(done)) _prefixes.Keep(expected, done, conversation);
            }

            if (done > known) _prefixes.Keep(expected, done, conversation);
        }
    }

    private bool IsWanted()
    {
        lock (_gate) return _stopping || _queue.Count > 0;
    }

    /// <summary>One batch through the model: answers first, then as much of the prompts as there is room for.</summary>
    private void Step()
    {
        var room = _live.Exists(request => request.IsAnswering) ? SharedStepTokens : StepTokens;
        foreach (var request in _live)
        {
            if (!request.IsAnswering) continue;
            request.FeedToken();
            room--;
        }

        foreach (var request in _live) room -= request.FeedPrompt(room);

        Infer();
        for (var index = _live.Count - 1; index >= 0; index--)
        {
            var request = _live[index];
            if (!request.Advance(_executor.Context, _prefixes)) continue;
            _latency = (_latency * 0.9) + (request.Age * 0.1);
            Leave(request);
        }
    }

    private void Infer()
    {
        // Our own thread waits: there is nothing else for it to do.
        var result = _executor.Infer().GetAwaiter().GetResult();
        if (result is not DecodeResult.Ok) throw new HostFailedException($"llama.cpp could not evaluate a batch: {result}.");
    }

    private void Leave(LiveCompletion request)
    {
        lock (_gate) _live.Remove(request);
        request.Dispose();
    }

    /// <summary>After a failed step the context is in doubt: its requests are told, and a new one takes its place.</summary>
    private void Recover(Exception error)
    {
        LogStepFailed(error);
        var failure = error as HostFailedException ?? new HostFailedException($"The model failed: {error.Message}", error);
        foreach (var request in _live.ToArray())
        {
            request.Fail(failure);
            Leave(request);
        }

        _prefixes.Dispose();
        _executor.Dispose();
        _executor = new BatchedExecutor(_weights, _parameters);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of the language model failed; its requests are answered by the rules")]
    private partial void LogStepFailed(Exception error);
}
