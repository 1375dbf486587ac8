using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using RecOrleans.Storage;
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
        InvalidOperationException when Unreadable().Match(error.Message) is { Success: true } setting =>
            $"{setting.Groups["path"].Value} is '{setting.Groups["value"].Value}'; use {Legal(setting.Groups["type"].Value)}.",
        _ when error is AddressInUseException || error.InnerException is AddressInUseException =>
            $"{Address().Match(error.Message).Value} is taken by another program, perhaps by another silo; {StorageOptions.SecondSilo}",
        _ => null,
    };

    /// <summary>What a setting of this type takes.</summary>
    private static string Legal(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Single" or "System.Double" => "a number",
        "System.TimeSpan" => "a time as hh:mm:ss, for example 00:00:30",
        _ when AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(type)).FirstOrDefault(found => found is { IsEnum: true }) is { } names =>
            string.Join(" or ", Enum.GetNames(names)),
        _ => "a value that docs/operations.md names",
    };

    /// <summary>How the configuration binder words a value that it cannot convert.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<path>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"https?://\S+[^:\s]")]
    private static partial Regex Address();
}
