using System.Collections.Immutable;
using Orleans.Concurrency;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Interactions;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans;

/// <summary>One user: live preferences, intent history, command inbox and feed. Key: the user's id.</summary>
/// <remarks>Every call may throw <see cref="RequestException"/>; a refused call changes nothing.</remarks>
[Alias("RecOrleans.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Stores the command; once this returns it cannot be lost. The same command id again is the same command.</summary>
    /// <exception cref="RequestException">Invalid text, unknown catalogue, a command id that other words or another catalogue have (Conflict), or a full inbox (Busy with a retry time).</exception>
    [Alias("Submit")]
    Task<CommandReceipt> Submit(SubmitCommand command);

    /// <summary>Where a command stands, waiting up to <paramref name="wait"/> (at most 30 s) for it to be handled; null when there is no such command.</summary>
    [Alias("GetCommand"), AlwaysInterleave]
    Task<CommandStatus?> GetCommand(string commandId, TimeSpan wait);

    /// <summary>The latest commands, newest first, with what came of them: the intent history.</summary>
    [Alias("GetCommands"), AlwaysInterleave]
    Task<ImmutableArray<CommandStatus>> GetCommands(string? catalog, int count);

    [Alias("GetFeed"), AlwaysInterleave]
    Task<FeedPage> GetFeed(FeedRequest request);

    /// <summary>Live preferences, oldest first; null catalog: the default one.</summary>
    [Alias("GetPreferences"), AlwaysInterleave]
    Task<ImmutableArray<Preference>> GetPreferences(string? catalog);

    /// <summary>Adds a preference by hand (a chip, an API call); id, time and command id are set here.</summary>
    [Alias("AddPreference")]
    Task<Preference> AddPreference(string? catalog, Preference preference);

    [Alias("EditPreference")]
    Task<Preference> EditPreference(string preferenceId, PreferenceChange change);

    [Alias("RevokePreference")]
    Task RevokePreference(string preferenceId);

    /// <summary>Takes back the latest change of memory or wishes (a command's, or one by hand) in this catalogue.</summary>
    /// <exception cref="RequestException">Conflict when there is nothing to take back.</exception>
    [Alias("Undo")]
    Task Undo(string? catalog);

    /// <summary>Withdraws every preference and wish of the catalogue; can be undone.</summary>
    [Alias("ClearPreferences")]
    Task ClearPreferences(string? catalog);

    [Alias("GetPolicy"), AlwaysInterleave]
    Task<FeedPolicy> GetPolicy(string? catalog);

    /// <summary>Records interactions; returns how many. All or none.</summary>
    [Alias("Record")]
    Task<int> Record(ImmutableArray<Interaction> interactions);

    /// <summary>For the planner: the oldest command that is not handled yet, with what is needed to read it; null when none waits.</summary>
    [Alias("NextCommand")]
    Task<CommandContext?> NextCommand();

    /// <summary>For the planner: consolidates the answer into memory and puts the new policy in force, exactly once per command id.</summary>
    [Alias("Apply")]
    Task Apply(CommandOutcome outcome);
}
