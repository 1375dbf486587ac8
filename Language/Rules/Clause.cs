namespace RecOrleans.Language.Rules;

/// <summary>A run of tokens between breaks and conjunctions.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="IsSession">True when its sentence speaks about now only.</param>
/// <param name="IsQuestion">True when its sentence ends in a question mark.</param>
/// <param name="Joint">The conjunction before it, or empty.</param>
internal readonly record struct Clause(int First, int End, bool IsSession, bool IsQuestion, string Joint)
{
    private static readonly string[] Conjunctions = ["and", "but", "also", "plus", "though", "because", "unless", "cuz", "cos", "und", "aber", "et", "mais", "pero", "&", "so", "then", "an"];

    /// <summary>Cuts a command into clauses.</summary>
    public static List<Clause> Split(Scene scene)
    {
        var clauses = new List<Clause>();
        var command = scene.Command;
        var tokens = command.Tokens;
        var whole = Inside(scene);
        for (var first = 0; first < tokens.Length;)
        {
            var end = first;
            while (end < tokens.Length && !(tokens[end] is { IsBreak: true, Word: "." or "!" or "?" })) end++;
            var isQuestion = end < tokens.Length && tokens[end].Word == "?";
            var isSession = Lexicon.Session.Contains(command, first, end);
            AddParts(command, first, end, isSession, isQuestion, whole, clauses);
            first = end + 1;
        }

        return clauses;
    }

    /// <summary>Tokens inside a title of the feed or a value, which no conjunction parts: "Lilo &amp; Stitch", "roll and write".</summary>
    private static HashSet<int> Inside(Scene scene)
    {
        var inside = new HashSet<int>();
        var end = scene.Command.Tokens.Length;
        for (var at = 0; at < end; at++)
        {
            if (!scene.Titles.TryMatch(scene.Command, at, end, out var title, out _)) title = 0;
            if (!scene.InSight.TryMatch(scene.Command, at, end, out var seen, out _)) seen = 0;
            if (!scene.Catalog.TryMatch(scene.Command, at, end, out var known, out _)) known = 0;
            for (var next = at + 1; next < at + Math.Max(title, Math.Max(seen, known)) - 1; next++) inside.Add(next);
        }

        return inside;
    }

    private static void AddParts(CommandText command, int first, int end, bool isSession, bool isQuestion, HashSet<int> whole, List<Clause> clauses)
    {
        var joint = "";
        var start = first;
        for (var at = first; at <= end; at++)
        {
            var isConjunction = at < end && at > start && Array.IndexOf(Conjunctions, command.Tokens[at].Word) >= 0 && !whole.Contains(at) && !IsInsideNumber(command, at, end) && !EndsABound(command, at, end);
            var isNext = at < end && at > start && !isConjunction && command.Tokens[at].Word == "i" && EndsAVerdict(command, start, at);
            if (at < end && !command.Tokens[at].IsBreak && !isConjunction && !isNext) continue;
            if (at > start) clauses.Add(new Clause(start, at, isSession, isQuestion, joint));
            joint = isConjunction ? command.Tokens[at].Word : "";
            start = isNext ? at : at + 1;
        }
    }

    /// <summary>"Rating doesn't matter I just want ...": after a verdict, "I" begins another clause.</summary>
    private static bool EndsAVerdict(CommandText command, int first, int end)
    {
        for (var at = Math.Max(first + 1, end - 5); at < end; at++)
            if (Lexicon.After.TryMatch(command, at, end, out var length, out var kind) && at + length == end && kind is CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Reduce)
                return true;
        return false;
    }

    /// <summary>"an hour and a half", "between 20 and 40", "between the first and the third".</summary>
    private static bool IsInsideNumber(CommandText command, int at, int end)
    {
        if (command.Tokens[at].Word == "unless") return false;
        var next = at + 1 < end ? command.Tokens[at + 1].Word : "";
        var previous = command.Tokens[at - 1].Word;
        if (next is "a" && at + 2 < end && command.Tokens[at + 2].Word is "half" or "quarter") return true;
        if (command.Tokens[at].Word == "but" && previous is "anything" or "anyting" or "anythng" or "anyhting" or "everything" or "nothing" or "all" or "any" or "none") return true;
        if (previous is "hundred" or "thousand" && (NumberWords.Small.ContainsKey(next) || next is "a")) return true;
        if (next is "three" && at + 2 < end && command.Tokens[at + 2].Word is "quarters") return true;
        if (next is "a" or "ten" or "twenty" or "forty" or "fifteen" or "half" or "media" or "demie" && Units.Table.TryMatch(command, at - 1, at, out _, out _)) return true;
        if (command.Tokens[at].Word == "an") return next is "hour" || previous is "half" or "of" or "for" or "in" || next.Length == 0 || "aeiou".Contains(next[0], StringComparison.Ordinal);
        for (var back = at - 1; back >= 0 && back >= at - 4; back--)
            if (command.Tokens[back].Word is "between" or "entre" or "zwischen")
                return true;
        return command.Tokens[at].Word is "so" or "then" && previous is "or" or "not" or "and" || next is "white" && previous is "black";
    }

    /// <summary>"2010 and up", "20 dollars and under"; but not "2010 and under two hours" or "20 dollars and no more red", where the next wish begins.</summary>
    private static bool EndsABound(CommandText command, int at, int end)
    {
        if (!Comparators.Following.TryMatch(command, at, end, out _, out _) || !IsNumber(command, at - 1)) return false;
        var next = at + 1;
        if (Comparators.Leading.TryMatch(command, next, end, out var length, out _) && NumberReader.TryRead(command, next + length, end, out _)) return false;
        return !Lexicon.Before.TryMatch(command, next, end, out length, out _) || next + length >= end || command.Tokens[next + length].IsBreak;
    }

    private static bool IsNumber(CommandText command, int at)
    {
        var word = command.Tokens[at].Word;
        return char.IsAsciiDigit(word[0]) || NumberWords.Small.ContainsKey(word) || NumberWords.Decades.ContainsKey(word) || Units.Table.TryMatch(command, at, at + 1, out _, out _);
    }
}
