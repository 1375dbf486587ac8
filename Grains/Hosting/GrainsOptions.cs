using Microsoft.Extensions.Options;

namespace RecOrleans.Grains.Hosting;

/// <summary>Settings of the grains; section <c>Grains</c>.</summary>
public sealed class GrainsOptions
{
    public const string Section = "Grains";

    /// <summary>The catalogue that is used where a call names none.</summary>
    /// <value><c>movies</c></value>
    public string DefaultCatalog { get; set; } = "movies";

    /// <summary>Item shards of a newly imported catalogue, 1..1024.</summary>
    /// <value>4</value>
    public int Shards { get; set; } = 4;

    /// <summary>Commands of one user that may wait at once; more are answered "busy".</summary>
    /// <value>16</value>
    public int MaxPendingCommands { get; set; } = 16;

    /// <summary>Handled commands that a user's record keeps: the intent history, and the memory of which ids were handled.</summary>
    /// <value>50</value>
    public int IntentHistory { get; set; } = 50;

    /// <summary>Interactions a catalogue that a user's record keeps, newest last.</summary>
    /// <value>100</value>
    public int InteractionHistory { get; set; } = 100;

    /// <summary>Latest interactions that a fold-in reads.</summary>
    /// <value>50</value>
    public int FoldInLength { get; set; } = 50;

    /// <summary>Consumed items a catalogue that a user's record remembers, newest kept.</summary>
    /// <value>5,000</value>
    public int ConsumedItems { get; set; } = 5_000;

    /// <summary>How deep a feed can be paged.</summary>
    /// <value>200</value>
    public int RankingDepth { get; set; } = 200;

    /// <summary>How long a feed that nobody pages through keeps its ranking in memory.</summary>
    /// <value>2 min</value>
    public TimeSpan RankingLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a stored command may wait before the planner is told of it again.</summary>
    /// <value>5 s</value>
    public TimeSpan ReplayDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a silo looks for a newer version of a catalogue.</summary>
    /// <value>5 s</value>
    public TimeSpan CatalogRefresh { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an import may lie idle before it is dropped.</summary>
    /// <value>10 min</value>
    public TimeSpan ImportIdle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a wish "for now" holds.</summary>
    /// <value>8 h</value>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Threads for scans and training; 0: one a processor.</summary>
    /// <value>0</value>
    public int Workers { get; set; }
}

/// <summary>Stops a silo at start when a setting cannot work.</summary>
public sealed class GrainsOptionsValidator : IValidateOptions<GrainsOptions>
{
    public ValidateOptionsResult Validate(string? name, GrainsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        void Require(bool holds, string setting, string legal)
        {
            if (!holds) errors.Add($"{GrainsOptions.Section}:{setting} must be {legal}.");
        }

        Require(!string.IsNullOrWhiteSpace(options.DefaultCatalog), nameof(options.DefaultCatalog), "the id of a catalogue");
        Require(options.Shards is >= 1 and <= 1024, nameof(options.Shards), "1 to 1024");
        Require(options.MaxPendingCommands >= 1, nameof(options.MaxPendingCommands), "at least 1");
        Require(options.IntentHistory >= 1, nameof(options.IntentHistory), "at least 1");
        Require(options.InteractionHistory >= options.FoldInLength, nameof(options.InteractionHistory), "at least FoldInLength");
        Require(options.FoldInLength >= 1, nameof(options.FoldInLength), "at least 1");
        Require(options.ConsumedItems >= 1, nameof(options.ConsumedItems), "at least 1");
        Require(options.RankingDepth is >= 100 and <= 1000, nameof(options.RankingDepth), "100 to 1000");
        Require(options.RankingLifetime > TimeSpan.Zero, nameof(options.RankingLifetime), "longer than zero");
        Require(options.ReplayDelay > TimeSpan.Zero, nameof(options.ReplayDelay), "longer than zero");
        Require(options.CatalogRefresh > TimeSpan.Zero, nameof(options.CatalogRefresh), "longer than zero");
        Require(options.ImportIdle > TimeSpan.Zero, nameof(options.ImportIdle), "longer than zero");
        Require(options.SessionLifetime > TimeSpan.Zero, nameof(options.SessionLifetime), "longer than zero");
        Require(options.Workers >= 0, nameof(options.Workers), "0 or more");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
