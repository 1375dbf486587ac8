namespace RecOrleans.Language.Rules;

/// <summary>What is left of a clause once values, numbers and references are taken: kept as free text where it reads like a wish.</summary>
internal static class FreeText
{
    private const int LongestBareWish = 4;
    private const int LongestWish = 9;

    /// <summary>Longer commands tell stories: there a wish needs a cue.</summary>
    private const int LongestTerseCommand = 14;

    private static readonly HashSet<string> Narration = ["i", "im", "ive", "my", "he", "she", "we", "they", "is", "was", "were", "are", "has", "had", "his", "her", "who", "did", "does", "do", "thats", "its", "this", "you", "u", "ur", "your", "me", "loves", "says", "said", "told", "thinks", "hates", "got", "went", "came", "gave", "keeps", "works", "lives", "works", "cant", "didnt", "wont", "just", "never", "when", "because", "since", "am", "been", "being", "made", "makes", "让", "我", "他", "她", "是", "了", "吗", "ich", "mein"];

    private static readonly HashSet<string> StoryWords = ["my", "he", "she", "was", "were", "had", "his", "her", "said", "says", "loves", "told", "died", "whats", "我妈", "老公", "mein", "meine", "mi", "mon", "ma"];

    /// <summary>The findings with free text among them, in order.</summary>
    public static List<Finding> Add(Scene scene, Clause clause, List<Finding> findings, int end)
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
            if (IsWish(scene, clause, findings, at, last))
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

    private static bool IsContent(Scene scene, Clause clause, bool[] taken, int at, bool hasBound) => !taken[at - clause.First] && !Lexicon.Stop.Contains(scene.Word(at)) && !Lexicon.Pleased.TryMatch(scene.Command, at, clause.End, out _, out _) && !(hasBound && FacetChooser.IsName(scene, scene.Word(at)));

    private static bool IsWish(Scene scene, Clause clause, List<Finding> findings, int first, int last)
    {
        var cue = findings.LastOrDefault(finding => finding.Last < first) as CueFinding;
        if (cue is { Kind: CueKind.Require } && first == last && cue.Last + 1 == first && findings.Count > 1) return false;
        if (cue is { Kind: not (CueKind.Hedge or CueKind.Link) }) return last - first < LongestWish && (!clause.IsQuestion || findings.Count > 0);
        if (clause.IsQuestion || last - first >= LongestBareWish || IsNarration(scene, clause, findings)) return false;
        if (scene.Command.Tokens.Length > LongestTerseCommand || scene.IsStory) return false;
        return cue is not null || findings.TrueForAll(finding => finding is SessionFinding or CueFinding) || findings.Exists(finding => finding.First == last + 1);
    }

    /// <summary>True when a word of the command belongs to a story.</summary>
    public static bool IsStoryWord(string word) => StoryWords.Contains(word);

    /// <summary>True when the clause tells something about someone: words of a story outside of all cues.</summary>
    public static bool IsNarration(Scene scene, Clause clause, List<Finding> findings)
    {
        for (var at = clause.First; at < clause.End; at++)
            if (Narration.Contains(scene.Word(at)) && !findings.Exists(finding => finding.First <= at && at <= finding.Last))
                return true;
        return false;
    }
}
