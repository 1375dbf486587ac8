namespace RecOrleans.Language.Hosting;

/// <summary>Health of the language path, for health checks and status pages. Safe to read from any thread.</summary>
public sealed class LanguageStatus
{
    private volatile Snapshot _now = new(LanguageState.Loading, null);

    internal LanguageStatus(string host) => Host = host;

    /// <summary>The name that answers carry when the configured host gives them.</summary>
    public string Host { get; }

    public LanguageState State => _now.State;

    /// <summary>True when the configured host can answer. Until then, and after a failure, commands are still answered, by the rules.</summary>
    public bool IsReady => State is LanguageState.Ready;

    /// <summary>
    /// Why it cannot answer, with the way out; while it is <see cref="LanguageState.Ready"/>, why the latest reload did not take place. Null otherwise.
    /// </summary>
    public string? Problem => _now.Problem;

    internal void Ready() => _now = new Snapshot(LanguageState.Ready, null);

    internal void Failed(string problem) => _now = new Snapshot(LanguageState.Failed, problem);

    internal void ReloadFailed(string problem) => _now = new Snapshot(LanguageState.Ready, problem);

    private sealed record Snapshot(LanguageState State, string? Problem);
}
