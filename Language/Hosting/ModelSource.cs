using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosting;

/// <summary>
/// The configured model. It is loaded in the background when the host starts, or, without a host, by the first command; who asks meanwhile waits.
/// A model that failed to load is not tried again before a reload or a restart.
/// </summary>
internal sealed partial class ModelSource : IHostedService, IModelReload, IDisposable
{
    private readonly IModelLoader _loader;
    private readonly LanguageStatus _status;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelSource> _logger;
    private readonly SemaphoreSlim _reloading = new(1);
    private readonly IDisposable? _changes;
    private ModelSettings _settings;
    private volatile Lazy<Task<LoadedModel>> _model;

    public ModelSource(IOptionsMonitor<LanguageOptions> options, IModelLoader loader, LanguageStatus status, TimeProvider time, ILogger<ModelSource> logger)
    {
        _loader = loader;
        _status = status;
        _time = time;
        _logger = logger;
        _settings = ModelSettings.Of(options.CurrentValue);
        Form = options.CurrentValue.Host switch
        {
            LanguageOptions.Student => new StudentPromptForm(),
            LanguageOptions.Rules => null,
            _ => new JsonPromptForm(),
        };
        _model = new Lazy<Task<LoadedModel>>(() => Task.Run(LoadFirst));
        if (Form is null) status.Ready();
        else _changes = options.OnChange(Follow);
    }

    /// <summary>What answers of the model carry as their author.</summary>
    public string Name => _status.Host;

    /// <summary>How the model is spoken to; null where there is none.</summary>
    public IPromptForm? Form { get; }

    /// <summary>The model, once it is there.</summary>
    /// <exception cref="ModelLoadException">It cannot be run.</exception>
    public async Task<ModelLease> UseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var model = await _model.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (model.TryUse()) return new ModelLease(model);
        }
    }

    /// <summary>The model if it is there already; null otherwise.</summary>
    public ModelLease? TryUse() =>
        _model is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var model } } && model.TryUse() ? new ModelLease(model) : null;

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (Form is null) return;
        await _reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The first load is over before another begins, so that the later one is what stays.
            var old = await _model.Value.WaitAsync(cancellationToken).ContinueWith(
                task => task.IsCompletedSuccessfully ? task.Result : null, cancellationToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
            LoadedModel fresh;
            try
            {
                fresh = await Task.Run(Load, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (old is not null && error is not OperationCanceledException)
            {
                _status.ReloadFailed($"The new model cannot run, so the old one stays: {error.Message}");
                LogKept(Name, error.Message);
                throw;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fail(error);
                throw;
            }

            _model = new Lazy<Task<LoadedModel>>(Task.FromResult(fresh));
            _ = _model.Value;
            old?.Release();
            _status.Ready();
        }
        finally
        {
            _reloading.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Form is not null) _ = _model.Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _changes?.Dispose();
        if (_model is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var model } }) model.Client.Dispose();
        _reloading.Dispose();
    }

    /// <summary>Files are often written twice in a row: only another model, or another way to run it, is a reason to load.</summary>
    private void Follow(LanguageOptions options)
    {
        var settings = ModelSettings.Of(options);
        if (Interlocked.Exchange(ref _settings, settings) == settings || !_model.IsValueCreated) return;
        // A failure is told by status and log.
        _ = ReloadAsync(CancellationToken.None).ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private LoadedModel LoadFirst()
    {
        try
        {
            var model = Load();
            _status.Ready();
            return model;
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    private LoadedModel Load()
    {
        var started = _time.GetTimestamp();
        var client = _loader.Load();
        var elapsed = _time.GetElapsedTime(started);
        LogReady(Name, elapsed);
        return new LoadedModel(client);
    }

    private void Fail(Exception error)
    {
        _status.Failed(error.Message);
        LogFailed(Name, error.Message);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Language model {Name} is ready after {Elapsed}")]
    private partial void LogReady(string name, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Language model {Name} cannot run, the rules answer instead: {Problem}")]
    private partial void LogFailed(string name, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Language model {Name} was not reloaded, the old one stays: {Problem}")]
    private partial void LogKept(string name, string problem);

    /// <summary>The settings that a loaded model depends on. The others, the host's kind among them, are read at start.</summary>
    private sealed record ModelSettings(
        string ModelPath, string? Endpoint, string? Model, string? ApiKey, int ContextSize, int MaxBatch, int QueueLength, int Prefixes, int Threads, int GpuLayers)
    {
        public static ModelSettings Of(LanguageOptions options) => new(
            options.ModelPath, options.Endpoint, options.Model, options.ApiKey, options.ContextSize, options.MaxBatch, options.QueueLength, options.Prefixes, options.Threads, options.GpuLayers);
    }
}
