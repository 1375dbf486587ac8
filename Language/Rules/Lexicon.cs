using System.Collections.Frozen;

namespace RecOrleans.Language.Rules;

/// <summary>The cue phrases of both languages, ready to be looked up.</summary>
internal static class Lexicon
{
    public static readonly PhraseTable<CueKind> Before = new(PhraseLists.Flatten<CueKind>([.. EnglishCues.Before, .. ChineseCues.Before]));

    public static readonly PhraseTable<CueKind> After = new(PhraseLists.Flatten<CueKind>([.. EnglishCues.After, .. ChineseCues.After]));

    public static readonly PhraseTable<bool> Clear = new(PhraseLists.Flatten(EnglishCues.Clear, ChineseCues.Clear));

    public static readonly PhraseTable<bool> Session = new(PhraseLists.Flatten(EnglishCues.Session, ChineseCues.Session));

    public static readonly PhraseTable<string> Tools = new(PhraseLists.Flatten<string>([.. EnglishCues.Tools, .. ChineseCues.Tools]));

    public static readonly PhraseTable<bool> Pleased = new(PhraseLists.Flatten(EnglishCues.Pleased, ChineseCues.Pleased));

    public static readonly FrozenSet<string> Stop =
        $"{EnglishCues.Stop} {ChineseCues.Stop}".Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
