namespace RecOrleans.Language.Rules;

/// <summary>What is left of a clause once values, numbers and references are taken: kept as free text where it reads like a wish.</summary>
internal static class FreeText
{
    private const int LongestBareWish = 4;

    private static readonly HashSet<string> Narration = ["i", "im", "ive", "my", "he", "she", "we", "they", "is", "was", "were", "are", "has", "had", "his", "her", "who", "did", "does", "do", "thats", "its", "this", "you", "u", "ur", "your", "我", "他", "她", "是", "了", "吗", "ich", "mein"];

    /// <summary>The findings with free text among them, in order.</summary>
    public static List<Finding> Add(Scene scene, Clause clause, List<Finding> findings, int end)
    {
        if (scene.Schema.Find("text") is null) return findings;
        var taken = new bool[clause.End - clause.First];
        foreach (var finding in findings)
            for (var at = finding.First; at <= finding.Last && at < clause.End; at++) taken[at - clause.First] = true;

        var found = new List<Finding>(findings);
        for (var at = clause.First; at < end; at++)
        {
            if (!IsContent(scene, clause, taken, at)) continue;
            var last = at;
            for (var next = at + 1; next < end && !taken[next - clause.First]; next++)
                if (IsContent(scene, clause, taken, next))
                    last = next;
            if (IsWish(scene, clause, findings, at, last)) found.Add(new TextFinding(at, last, scene.Command.Quote(at, last)));
            at = last;
        }

        found.Sort((left, right) => left.First.CompareTo(right.First));
        return found;
    }

    private static bool IsContent(Scene scene, Clause clause, bool[] taken, int at) => !taken[at - clause.First] && !Lexicon.Stop.Contains(scene.Word(at));

    private static bool IsWish(Scene scene, Clause clause, List<Finding> findings, int first, int last)
    {
        var cue = findings.LastOrDefault(finding => finding.Last < first);
        if (cue is CueFinding { Kind: not CueKind.Hedge }) return !clause.IsQuestion || findings.Count > 0;
        if (clause.IsQuestion) return false;
        for (var at = clause.First; at < clause.End; at++)
            if (Narration.Contains(scene.Word(at)))
                return false;
        return last - first < LongestBareWish && findings.Count == 0;
    }
}
