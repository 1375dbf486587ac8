using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Silo.Hosting;

/// <summary>What a person can do something about is said in one line; whatever else goes wrong keeps its stack trace.</summary>
public static partial class StartupFailure
{
    /// <summary>The reason and the way out, or null for a failure that is no setting's fault.</summary>
    public static string? Explain(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        OptionsValidationException options => string.Join(" ", options.Failures),
        OrleansConfigurationException configuration => configuration.Message,
        StorageUnavailableException storage => storage.Message,
        InvalidOperationException { InnerException: FormatException } setting => $"{setting.Message} See README for the values that a setting takes.",
        _ when error is AddressInUseException || error.InnerException is AddressInUseException =>
            $"{Address().Match(error.Message).Value} is taken by another program; end it, or choose another address with --Urls=http://localhost:PORT.",
        _ => null,
    };

    [GeneratedRegex(@"https?://\S+[^:\s]")]
    private static partial Regex Address();
}
