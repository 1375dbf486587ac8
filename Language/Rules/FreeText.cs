namespace RecOrleans.Language.Rules;

/// <summary>What is left of a clause once values, numbers and references are taken: kept as free text where it reads like a wish.</summary>
internal static class FreeText
{
    private const int LongestBareWish = 3;
    private const int LongestWish = 9;

    /// <summary>Longer commands tell stories: there a wish needs a cue.</summary>
    private const int LongestTerseCommand = 14;

    private static readonly HashSet<string> Narration = ["i", "im", "ive", "my", "he", "she", "we", "they", "is", "was", "were", "are", "has", "had", "his", "her", "who", "did", "does", "do", "thats", "its", "this", "you", "u", "ur", "your", "me", "loves", "says", "said", "told", "thinks", "hates", "got", "went", "came", "gave", "keeps", "works", "lives", "works", "cant", "didnt", "wont", "just", "never", "when", "because", "since", "am", "seen", "watched", "havent", "hasnt", "been", "being", "made", "makes", "让", "我", "他", "她", "是", "了", "吗", "ich", "mein"];

    /// <summary>Words that may stand beside a lone word of free meaning: "zombie stuff please".</summary>
    private static readonly HashSet<string> Company = ["and", "but", "or", "a", "an", "the", "some", "any", "very", "really", "quite", "so", "just", "bit", "more", "please", "pls", "plz", "stuff", "thing", "things", "one", "ones", "film", "films", "movie", "movies", "show", "shows", "item", "items", "kind", "type", "sort", "of", "then", "too", "also", "yes", "yeah", "ok", "okay", "lol", "maybe", "thanks", "for", "with", "it", "tho", "though"];

    /// <summary>Words of place and measure, which begin no wish of their own.</summary>
    private static readonly HashSet<string> WeakLinks = ["in", "has", "any", "some"];

    /// <summary>Words that deny as often as they refuse: "I'm not a courier", "never seen it".</summary>
    private static readonly HashSet<string> Denials = ["not", "never", "zero", "only", "always"];

    private static readonly HashSet<string> StoryWords = ["my", "he", "she", "was", "were", "had", "his", "her", "said", "says", "loves", "told", "died", "whats", "我妈", "老公", "mein", "meine", "mi", "mon", "ma"];

    /// <summary>The findings with free text among them, in order.</summary>
    /// <param name="scene">The command.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="findings">What the readers found in it.</param>
    /// <param name="end">One past the last token that may be free text: where the verdict begins, if the clause ends in one.</param>
    /// <param name="isJudged">True when that verdict speaks of what stands before it.</param>
    public static List<Finding> Add(Scene scene, Clause clause, List<Finding> findings, int end, bool isJudged)
    {
        if (scene.TextFacet is null) return findings;
        var taken = new bool[clause.End - clause.First];
        foreach (var finding in findings)
            for (var at = finding.First; at <= finding.Last && at < clause.End; at++) taken[at - clause.First] = true;

        var found = new List<Finding>(findings);
        var hasBound = findings.Exists(finding => finding is BoundFinding);
        for (var at = clause.First; at < end; at++)
        {
            if (!IsContent(scene, clause, taken, at, hasBound)) continue;
            var last = at;
            for (var next = at + 1; next < end && !taken[next - clause.First]; next++)
                if (IsContent(scene, clause, taken, next, hasBound))
                    last = next;
            if ((at < last || IsSpoken(scene, at, findings)) && IsWish(scene, clause, findings, at, last, end, isJudged))
            {
                var text = scene.Command.Quote(at, last);
                while (last + 1 < end && !taken[last + 1 - clause.First] && scene.Word(last + 1) is "的" or "一" or "点" or "些") last++;
                found.Add(new TextFinding(at, last, text));
            }

            at = last;
        }

        found.Sort((left, right) => left.First.CompareTo(right.First));
        return found;
    }

    private static bool IsContent(Scene scene, Clause clause, bool[] taken, int at, bool hasBound) => !taken[at - clause.First] && !scene.Command.Tokens[at].IsBreak && !Lexicon.Stop.Contains(scene.Word(at)) && !Lexicon.Pleased.TryMatch(scene.Command, at, clause.End, out _, out _) && !(hasBound && FacetChooser.IsName(scene, scene.Word(at)))
        && !(scene.Word(at - 1) is "this" or "that" && scene.Schema.Find(scene.Word(at)) is not null);

    /// <summary>True for a word; for a lone ideograph only where a measure or 的 makes it a quality: "别太闹", "要辣的".</summary>
    private static bool IsSpoken(Scene scene, int at, List<Finding> findings) =>
        !Folding.IsIdeograph(scene.Word(at)[0]) || scene.Word(at + 1) == "的" || findings.Exists(finding => finding is CueFinding { Kind: CueKind.Reduce } cue && cue.Last + 1 == at);

    private static bool IsWish(Scene scene, Clause clause, List<Finding> findings, int first, int last, int end, bool isJudged)
    {
        var cue = findings.LastOrDefault(finding => finding.Last < first) as CueFinding;
        if (cue is { Kind: CueKind.Require } && first == last && cue.Last + 1 == first && findings.Count > 1) return false;
        if (cue is { Kind: not (CueKind.Hedge or CueKind.Link) })
            return last - first < LongestWish && (!clause.IsQuestion || findings.Count > 0) && !(cue.First == cue.Last && Denials.Contains(scene.Word(cue.First)) && IsDenial(scene, clause, cue));
        if (last - first >= LongestBareWish || (Folding.IsIdeograph(scene.Word(first)[0]) && last - first + 1 < scene.Command.Tokens.Length)) return false;

        // "Slow burn isn't for me": what stands right before a verdict is what it judges.
        isJudged &= !findings.Exists(finding => finding is ValueFinding or BoundFinding or ReferenceFinding or ToolFinding) && Enumerable.Range(last + 1, end - last - 1).All(at => Lexicon.Stop.Contains(scene.Word(at)));
        if (IsNarration(scene, clause, findings, end)) return false;
        if (isJudged) return true;
        if (clause.IsQuestion || scene.Command.Tokens.Length > LongestTerseCommand || scene.IsStory) return false;
        if (findings.Exists(finding => finding is ValueFinding or ReferenceFinding && finding.First == last + 1)) return true;
        if (Lexicon.After.TryMatch(scene.Command, last + 1, clause.End, out _, out var asked) && asked == CueKind.Want) return true;
        if (cue is null && !findings.TrueForAll(finding => finding is SessionFinding or CueFinding)) return false;
        return first < last || IsAlone(scene, clause, cue is null || WeakLinks.Contains(scene.Word(cue.Last)) ? null : cue, first, findings);
    }

    /// <summary>True when nothing but company stands around a lone word: in its clause, or from its cue to whatever else is found.</summary>
    private static bool IsAlone(Scene scene, Clause clause, CueFinding? cue, int word, List<Finding> findings)
    {
        var end = cue is null ? clause.End : findings.Where(finding => finding.First > word).Select(finding => finding.First).DefaultIfEmpty(clause.End).Min();
        var first = cue is null ? clause.First : cue.Last + 1;
        return Enumerable.Range(first, end - first).All(at => at == word || Company.Contains(scene.Word(at)) || findings.Exists(finding => finding.First <= at && at <= finding.Last));
    }

    /// <summary>True for a denial with someone before it, or of being something.</summary>
    private static bool IsDenial(Scene scene, Clause clause, CueFinding cue) =>
        (scene.Word(cue.First) is "not" && scene.Word(cue.Last + 1) is "a" or "an")
        || Enumerable.Range(clause.First, cue.First - clause.First).Any(at => scene.Word(at) != "just" && Narration.Contains(scene.Word(at)));

    /// <summary>True when a word of the command belongs to a story.</summary>
    public static bool IsStoryWord(string word) => StoryWords.Contains(word);

    /// <summary>True when the clause tells something about someone: words of a story outside of all cues.</summary>
    public static bool IsNarration(Scene scene, Clause clause, List<Finding> findings, int end)
    {
        for (var at = clause.First; at < end; at++)
            if (Narration.Contains(scene.Word(at)) && !findings.Exists(finding => finding.First <= at && at <= finding.Last))
                return true;
        return false;
    }
}
