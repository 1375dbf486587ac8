using System.Collections.Frozen;

namespace RecOrleans.Language.Rules;

/// <summary>The cue phrases of both languages, ready to be looked up.</summary>
internal static class Lexicon
{
    public static readonly PhraseTable<CueKind> Before = new(SpeltOut([.. PhraseLists.Flatten<CueKind>([.. EnglishCues.Before, .. ChineseCues.Before])]));

    public static readonly PhraseTable<CueKind> After = new(SpeltOut([.. Texted([.. PhraseLists.Flatten<CueKind>([.. EnglishCues.After, .. ChineseCues.After]), .. EnglishCues.Verdicts()])]));

    /// <summary>"Does not matter" beside "doesn't matter".</summary>
    private static IEnumerable<(string Phrase, T Meaning)> SpeltOut<T>((string Phrase, T Meaning)[] entries) =>
        entries.Concat(
            from entry in entries
            from form in ((string Short, string Long)[])[("doesnt", "does not"), ("dont", "do not"), ("isnt", "is not"), ("arent", "are not"), ("neednt", "need not"), ("couldnt", "could not"), ("cant", "cannot")]
            where entry.Phrase.Split(' ').Contains(form.Short)
            select (string.Join(' ', entry.Phrase.Split(' ').Select(word => word == form.Short ? form.Long : word)), entry.Meaning));

    /// <summary>"r" for "are", as people type it.</summary>
    private static IEnumerable<(string Phrase, CueKind Meaning)> Texted((string Phrase, CueKind Meaning)[] entries) =>
        entries.Concat(entries.Where(entry => entry.Phrase.StartsWith("are ", StringComparison.Ordinal)).Select(entry => ("r" + entry.Phrase[3..], entry.Meaning)));

    /// <summary>Words that soften a whole clause, wherever they stand.</summary>
    public static readonly PhraseTable<bool> Hedges = new(PhraseLists.Flatten(
        "ideally|maybe|mayb|mabye|perhaps|if possible|possibly|preferably|id prefer|hopefully|leaning|if you can|if you can manage|id rather|would be nice|would be great|would be lovely|would be good|would be ideal|would be perfect|is my sweet spot|feels about right|sounds about right|if thats at all possible|if thats possible|if poss|nice to have|if u can|if youve got it|最好|尽量|就好|lieber|si possible|si puede"));

    /// <summary>What one says on noticing a slip of the tongue.</summary>
    public static readonly PhraseTable<bool> Slips = new(PhraseLists.Flatten(
        "no wait|wait no|wait|no sorry|sorry no|sorry|no hang on|or hang on|hang on|no hold on|hold on|actually no|no actually|no no|oops|or rather|no rather|no i mean|i mean|i meant|no make that|or no|hmm no|no nope|correction|不对|等等|不不"));

    /// <summary>Words before what is not turned down by them.</summary>
    public static readonly PhraseTable<bool> Tolerant = new(SpeltOut([.. PhraseLists.Flatten("not only|not just|dont hate|dont mind|dont dislike|nothing against|no problem with|fine with|ok with|okay with")]));

    /// <summary>The same behind it.</summary>
    public static readonly PhraseTable<bool> Permitted = new(
        from verb in (string[])["is", "are", "would be", "can be"]
        from state in (string[])["ok", "okay", "fine", "alright", "all right", "allowed", "welcome", "acceptable"]
        select ($"{verb} {state}", true));

    /// <summary>Praise of what was named.</summary>
    public static readonly PhraseTable<bool> Praise = new(
        from verb in (string[])["is", "are", "was", "is actually", "are actually", "is really", "are really", "sounds", "sound", "looks", "sounds kinda", "can be", "is exactly", "isnt half"]
        from praise in (string[])["great", "good", "nice", "lovely", "cool", "brilliant", "amazing", "fun", "wonderful", "fantastic", "awesome", "alright", "all right", "decent", "perfect", "beautiful", "what we need", "what i need", "bad"]
        where praise != "bad" || verb == "isnt half"
        select ($"{verb} {praise}", true));

    public static readonly PhraseTable<bool> Clear = new(PhraseLists.Flatten(EnglishCues.Clear, ChineseCues.Clear));

    public static readonly PhraseTable<bool> ClearAlone = new(PhraseLists.Flatten(EnglishCues.ClearAlone));

    public static readonly PhraseTable<bool> Session = new(PhraseLists.Flatten(EnglishCues.Session, ChineseCues.Session));

    public static readonly PhraseTable<string> Tools = new(PhraseLists.Flatten<string>([.. EnglishCues.Tools, .. ChineseCues.Tools]));

    public static readonly PhraseTable<bool> Pleased = new(PhraseLists.Flatten(EnglishCues.Pleased, ChineseCues.Pleased));

    /// <summary>Words between alternatives.</summary>
    public static readonly FrozenSet<string> Or = "or oder ou 或 者".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Stop =
        $"{EnglishCues.Stop} {ChineseCues.Stop}".Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
