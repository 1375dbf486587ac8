using System.Collections.Frozen;

namespace RecOrleans.Language.Rules;

/// <summary>The cue phrases of both languages, ready to be looked up.</summary>
internal static class Lexicon
{
    public static readonly PhraseTable<CueKind> Before = new(PhraseLists.Flatten<CueKind>([.. EnglishCues.Before, .. ChineseCues.Before]));

    public static readonly PhraseTable<CueKind> After = new(PhraseLists.Flatten<CueKind>([.. EnglishCues.After, .. ChineseCues.After]));

    /// <summary>Words that soften a whole clause, wherever they stand.</summary>
    public static readonly PhraseTable<bool> Hedges = new(PhraseLists.Flatten(
        "ideally|maybe|mayb|mabye|perhaps|if possible|possibly|preferably|id prefer|hopefully|leaning|if you can|if you can manage|id rather|would be nice|would be great|would be lovely|would be good|nice to have|if u can|if youve got it|最好|尽量|就好|lieber|si possible|si puede"));

    public static readonly PhraseTable<bool> Clear = new(PhraseLists.Flatten(EnglishCues.Clear, ChineseCues.Clear));

    public static readonly PhraseTable<bool> Session = new(PhraseLists.Flatten(EnglishCues.Session, ChineseCues.Session));

    public static readonly PhraseTable<string> Tools = new(PhraseLists.Flatten<string>([.. EnglishCues.Tools, .. ChineseCues.Tools]));

    public static readonly PhraseTable<bool> Pleased = new(PhraseLists.Flatten(EnglishCues.Pleased, ChineseCues.Pleased));

    /// <summary>Words between alternatives.</summary>
    public static readonly FrozenSet<string> Or = "or oder ou 或 者".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Stop =
        $"{EnglishCues.Stop} {ChineseCues.Stop}".Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
