using System.Collections.Immutable;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>Changes by hand, by the clock, and the way back.</summary>
public static partial class Consolidation
{
    /// <summary>Adds a preference by hand; id, time and command id are set here. It stands last in the new memory.</summary>
    /// <exception cref="RequestException">Invalid: the schema does not allow it. Conflict: the memory is full of hard preferences.</exception>
    public static Consolidated Add(PreferenceMemory memory, Preference preference, ConsolidationContext context)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(preference);
        ArgumentNullException.ThrowIfNull(context);
        var normal = PreferenceValidator.Normalise(context.Schema, preference);
        RequireFuture(preference.ExpiresAt, context.Now);
        var draft = new MemoryDraft(memory, context);
        return draft.Add(normal with { Quote = "", CommandId = "" }) is null
            ? throw new RequestException(RequestError.Conflict, "preferences", $"The memory holds {context.Options.MaxPreferences} preferences and none of them is soft; withdraw one first.")
            : draft.Finish(memory, context);
    }

    /// <summary>Edits one preference by hand; its id stays. What it now contradicts or repeats goes.</summary>
    /// <exception cref="RequestException">NotFound: no such live preference. Invalid: the schema does not allow the new form.</exception>
    public static PreferenceMemory Edit(PreferenceMemory memory, string id, PreferenceChange change, ConsolidationContext context)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(context);
        var before = Find(memory, id, context.Now);
        RequireFuture(change.ExpiresAt, context.Now);
        var draft = new MemoryDraft(memory, context);
        var scope = change.Scope ?? before.Scope;
        var edited = PreferenceValidator.Normalise(context.Schema, before with
        {
            Polarity = change.Polarity ?? before.Polarity,
            Strength = change.Strength ?? before.Strength,
            Operator = change.Operator ?? before.Operator,
            Value = change.Value ?? before.Value,
            Scope = scope,
            ExpiresAt = change.ExpiresAt ?? (change.Scope is null ? before.ExpiresAt : null),
        });
        draft.Replace(edited with { ExpiresAt = draft.Expiry(edited) });
        return draft.Finish(memory, context).Memory;
    }

    /// <summary>Withdraws one preference.</summary>
    /// <exception cref="RequestException">NotFound: no such live preference.</exception>
    public static PreferenceMemory Revoke(PreferenceMemory memory, string id, DateTimeOffset now, MemoryOptions options)
    {
        var preference = Find(memory, id, now);
        return Changed(memory, memory.Preferences.Remove(preference), now, options);
    }

    /// <summary>Withdraws everything.</summary>
    public static PreferenceMemory Clear(PreferenceMemory memory, DateTimeOffset now, MemoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Preferences.Any(preference => !preference.IsExpired(now)) ? Changed(memory, [], now, options) : memory;
    }

    /// <summary>The memory before the latest change; null when there is nothing to take back. What expired meanwhile stays gone.</summary>
    public static PreferenceMemory? Undo(PreferenceMemory memory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(memory);
        if (memory.Undo.IsEmpty) return null;
        return DropExpired(new PreferenceMemory { Preferences = memory.Undo[^1].Preferences, Undo = memory.Undo.RemoveAt(memory.Undo.Length - 1) }, now);
    }

    /// <summary>Lets go of what no longer holds. No change that could be undone.</summary>
    public static PreferenceMemory DropExpired(PreferenceMemory memory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var live = memory.Preferences.RemoveAll(preference => preference.IsExpired(now));
        return live.Length == memory.Preferences.Length ? memory : memory with { Preferences = live };
    }

    /// <summary>When the next preference expires; null when none does.</summary>
    public static DateTimeOffset? NextExpiry(PreferenceMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Preferences.Min(preference => preference.ExpiresAt);
    }

    private static Preference Find(PreferenceMemory memory, string id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Preferences.FirstOrDefault(preference => preference.Id == id && !preference.IsExpired(now))
            ?? throw new RequestException(RequestError.NotFound, "id", $"There is no live preference '{id}'; it may have been withdrawn or have expired.");
    }

    private static PreferenceMemory Changed(PreferenceMemory memory, ImmutableArray<Preference> preferences, DateTimeOffset now, MemoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var undo = memory.Undo.Add(new MemorySnapshot(memory.Preferences, "", now));
        return new PreferenceMemory { Preferences = preferences, Undo = undo.Length > options.MaxUndo ? undo[^options.MaxUndo..] : undo };
    }

    private static void RequireFuture(DateTimeOffset? end, DateTimeOffset now)
    {
        if (end <= now) throw new RequestException(RequestError.Invalid, "expiresAt", "expiresAt: it must lie in the future; leave it out for one that holds until it is withdrawn.");
    }
}
