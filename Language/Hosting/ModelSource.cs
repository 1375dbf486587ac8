using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosting;

/// <summary>
/// The configured model. It is loaded in the background when the host starts, or, without a host, by the first command; who asks meanwhile waits.
/// A model that failed to load is not tried again before a restart.
/// </summary>
internal sealed partial class ModelSource : IHostedService, IDisposable
{
    private readonly IModelLoader _loader;
    private readonly LanguageStatus _status;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelSource> _logger;
    private readonly Lazy<Task<IChatClient>> _client;

    public ModelSource(IOptions<LanguageOptions> options, IModelLoader loader, LanguageStatus status, TimeProvider time, ILogger<ModelSource> logger)
    {
        _loader = loader;
        _status = status;
        _time = time;
        _logger = logger;
        Form = options.Value.Host switch
        {
            LanguageOptions.Student => new StudentPromptForm(),
            LanguageOptions.Rules => null,
            _ => new JsonPromptForm(),
        };
        _client = new Lazy<Task<IChatClient>>(() => Task.Run(Load));
        if (Form is null) status.Ready();
    }

    /// <summary>What answers of the model carry as their author.</summary>
    public string Name => _status.Host;

    /// <summary>How the model is spoken to; null where there is none.</summary>
    public IPromptForm? Form { get; }

    /// <summary>The model, once it is there.</summary>
    /// <exception cref="ModelLoadException">It cannot be run.</exception>
    public Task<IChatClient> GetClientAsync(CancellationToken cancellationToken) => _client.Value.WaitAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Form is not null) _ = _client.Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        if (_client.IsValueCreated && _client.Value.IsCompletedSuccessfully) _client.Value.Result.Dispose();
    }

    private IChatClient Load()
    {
        var started = _time.GetTimestamp();
        try
        {
            var client = _loader.Load();
            _status.Ready();
            var elapsed = _time.GetElapsedTime(started);
            LogReady(Name, elapsed);
            return client;
        }
        catch (Exception error)
        {
            _status.Failed(error.Message);
            LogFailed(Name, error.Message);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Language model {Name} is ready after {Elapsed}")]
    private partial void LogReady(string name, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Language model {Name} cannot run, the rules answer instead: {Problem}")]
    private partial void LogFailed(string name, string problem);
}
