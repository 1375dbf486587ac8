namespace RecOrleans.Engine.Preferences;

/// <summary>How much is remembered, and for how long.</summary>
public sealed record MemoryOptions
{
    public static readonly MemoryOptions Default = new();

    /// <summary>How long a session wish ("just for tonight") holds.</summary>
    /// <value>8 hours.</value>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Most preferences that a memory holds; the oldest soft one makes room for a new one.</summary>
    /// <value>64.</value>
    public int MaxPreferences { get; init; } = 64;

    /// <summary>How many changes can be taken back.</summary>
    /// <value>20.</value>
    public int MaxUndo { get; init; } = 20;
}
