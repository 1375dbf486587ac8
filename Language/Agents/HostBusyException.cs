namespace RecOrleans.Language.Agents;

/// <summary>The model's bounded queue is full.</summary>
/// <param name="retryAfter">When a place is likely to be free.</param>
public sealed class HostBusyException(TimeSpan retryAfter) : Exception($"The language model is busy; try again in {retryAfter.TotalSeconds:0.#} s.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
