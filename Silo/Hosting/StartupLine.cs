using RecOrleans.Language.Hosting;
using RecOrleans.Storage;

namespace RecOrleans.Silo.Hosting;

/// <summary>The one line that says where to look.</summary>
public sealed partial class StartupLine(SiloReadiness readiness, LanguageStatus language, StorageOptions storage, IConfiguration configuration, ILogger<StartupLine> logger)
{
    public async Task Write(CancellationToken cancellationToken)
    {
        await readiness.WhenReady.WaitAsync(cancellationToken);
        LogReady(configuration["Urls"]!, Reader, storage.Provider);
        foreach (var problem in readiness.Problems) LogProblem(problem);
    }

    private string Reader => language.State switch
    {
        LanguageState.Ready => language.Host,
        LanguageState.Failed => $"the rules, because {language.Host} cannot run: {language.Problem}",
        _ => $"{language.Host}, still loading",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "RecOrleans is ready: open {Url} (commands read by {Reader}; storage: {Storage}).")]
    private partial void LogReady(string url, string reader, StorageProvider storage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogProblem(string problem);
}
