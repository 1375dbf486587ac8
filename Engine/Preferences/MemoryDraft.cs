using System.Collections.Immutable;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>A memory in the middle of one change.</summary>
internal sealed class MemoryDraft
{
    private readonly ConsolidationContext _context;
    private readonly List<Preference> _preferences;
    private readonly HashSet<string> _added = [];
    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();
    private int _nextId;
    private bool _changed;

    public MemoryDraft(PreferenceMemory memory, ConsolidationContext context)
    {
        _context = context;
        _preferences = [.. memory.Preferences.Where(preference => !preference.IsExpired(context.Now))];
        _nextId = context.NextId;
    }

    public void Note(string note) => _notes.Add(note);

    public bool Contains(string id) => _preferences.Exists(preference => preference.Id == id);

    public void Remove(string id) => _changed |= _preferences.RemoveAll(preference => preference.Id == id) > 0;

    public void Clear()
    {
        _changed |= _preferences.Count > 0;
        _preferences.Clear();
    }

    /// <summary>Adds what is valid already: merged with the same statement where it stands, in place of what it contradicts otherwise.</summary>
    /// <returns>The preference as it now stands, last; null when a full memory refused it.</returns>
    public Preference? Add(Preference preference)
    {
        preference = preference with { At = _context.Now, ExpiresAt = Expiry(preference) };
        var contradicted = _preferences.FindAll(older => !_added.Contains(older.Id) && Replaces(preference, older));
        foreach (var older in contradicted)
        {
            Remove(older.Id);
            Note($"{PreferenceText.Of(older)} ({older.Id}) made way for {PreferenceText.Of(preference)}.");
        }

        var known = _preferences.Find(older => Contradiction.SameStatement(older, preference) && Merges(preference, older));
        if (known is not null)
        {
            Remove(known.Id);
            return Append(Merged(known, preference));
        }

        if (!MakeRoom(preference)) return null;
        return Append(preference with { Id = Consolidation.Id(_nextId++) });
    }

    /// <summary>Puts a preference with an id of its own in the place of the one with that id.</summary>
    public void Replace(Preference preference)
    {
        var index = _preferences.FindIndex(older => older.Id == preference.Id);
        _changed |= _preferences[index] != preference;
        _preferences[index] = preference;
        _preferences.RemoveAll(other => other.Id != preference.Id && (Contradiction.SameStatement(other, preference) || Replaces(preference, other)));
    }

    public DateTimeOffset? Expiry(Preference preference) =>
        preference.ExpiresAt ?? (preference.Scope == PreferenceScope.Session ? _context.Now + _context.Options.SessionLifetime : null);

    public Consolidated Finish(PreferenceMemory before, ConsolidationContext context)
    {
        var notes = _notes.ToImmutable();
        if (!_changed) return new Consolidated(before, _nextId, false, notes);
        var undo = before.Undo.Add(new MemorySnapshot(before.Preferences, context.CommandId, context.Now));
        if (undo.Length > context.Options.MaxUndo) undo = undo[^context.Options.MaxUndo..];
        return new Consolidated(new PreferenceMemory { Preferences = [.. _preferences], Undo = undo }, _nextId, true, notes);
    }

    /// <summary>A session wish never takes a standing one away; both stand, and the compiler lets the newer win.</summary>
    private bool Replaces(Preference newer, Preference older) =>
        (newer.Scope == PreferenceScope.Standing || older.Scope == PreferenceScope.Session)
        && !Contradiction.SameStatement(newer, older)
        && Contradiction.Between(_context.Schema, newer, older);

    /// <summary>Tonight's "really no horror" must not harden the standing "less horror": then both stand.</summary>
    private static bool Merges(Preference newer, Preference older) =>
        newer.Scope == PreferenceScope.Standing || older.Scope == PreferenceScope.Session || newer.Strength <= older.Strength;

    /// <summary>Said twice is one preference: the id stays, the stronger tone with its words and the longer life win (the first words, where the tone is the same), and it counts as new again.</summary>
    private static Preference Merged(Preference older, Preference newer)
    {
        var said = older.Quote.Length > 0 && newer.Strength <= older.Strength ? older : newer;
        return older with
        {
            Strength = newer.Strength > older.Strength ? newer.Strength : older.Strength,
            Scope = older.Scope == PreferenceScope.Standing ? PreferenceScope.Standing : newer.Scope,
            ExpiresAt = older.ExpiresAt is { } known && newer.ExpiresAt is { } until ? (known > until ? known : until) : null,
            Quote = said.Quote,
            CommandId = said.CommandId,
            At = newer.At,
        };
    }

    private Preference Append(Preference preference)
    {
        _preferences.Add(preference);
        _added.Add(preference.Id);
        _changed = true;
        return preference;
    }

    private bool MakeRoom(Preference preference)
    {
        if (_preferences.Count < _context.Options.MaxPreferences) return true;
        if (_preferences.Find(older => older.Strength == Strength.Soft && !_added.Contains(older.Id)) is { } oldest)
        {
            Remove(oldest.Id);
            Note($"The memory holds {_context.Options.MaxPreferences} preferences, so the oldest soft one was forgotten: {PreferenceText.Of(oldest)} ({oldest.Id}).");
            return true;
        }

        Note($"The memory holds {_context.Options.MaxPreferences} preferences and none of them is soft, so {PreferenceText.Of(preference)} was left out; withdraw one first.");
        return false;
    }
}
