using RecOrleans.Language.Hosting;
using RecOrleans.Storage;

namespace RecOrleans.Silo.Hosting;

/// <summary>The one line that says where to look.</summary>
public sealed partial class StartupLine(SiloReadiness readiness, LanguageStatus language, StorageOptions storage, IConfiguration configuration, ILogger<StartupLine> logger)
{
    public async Task Write(CancellationToken cancellationToken)
    {
        await readiness.WhenReady.WaitAsync(cancellationToken);
        LogReady(configuration["Urls"]!, language.Host, storage.Provider);
        foreach (var problem in readiness.Problems) LogProblem(problem);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "RecOrleans is ready: open {Url} (commands read by: {Host}; storage: {Storage}).")]
    private partial void LogReady(string url, string host, StorageProvider storage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogProblem(string problem);
}
