namespace RecOrleans.Language.Rules;

/// <summary>Reads wishes for likeness: "like Inception", "more like the second one", "in the vein of Alien", "Crimson Tide vibes".</summary>
internal static class SimilarReader
{
    private const int LongestTitle = 7;

    private static readonly PhraseTable<bool> Cues = new(PhraseLists.Flatten(
        "like|liek|similar to|something as|in the vein of|along the lines of|in the style of|reminiscent of|a la|reminds me of|more of|another|à la|such as|same as|same vibe as|close to|akin to|wie|ahnlich wie|comme|como|parecido a|"
        + "eg|e.g|anything like|that resembles|much like|just like|kind of like|as in|more from|类似|跟|像|和"));

    private static readonly HashSet<string> Ends =
        ["but", "and", "with", "w", "only", "for", "please", "pls", "plz", "that", "where", "not", "no", "or", "just", "without", "if", "cuz", "because", "minus", "vibes", "vibe", "type", "style", "again", "tonight", "thanks", "thx", "except", "though", "set", "one"];

    private static readonly HashSet<string> NoTitles =
        ["a", "an", "my", "i", "it", "when", "we", "you", "to", "this", "that", "these", "those", "them", "him", "her", "hers", "his", "how", "something", "being", "in", "old", "at", "on", "what", "so", "no", "some", "really", "any", "every", "mum", "our", "your", "one", "more", "there", "he", "she", "they", "its", "if", "anything", "everything", "nothing", "anyone", "everyone", "somebody", "before", "after", "under", "over", "about", "actually", "properly", "literally", "is", "are", "normal"];

    public static ReferenceFinding? Read(Scene scene, int at, int end)
    {
        if (scene.SimilarFacet is null) return null;
        if (!Cues.TryMatch(scene.Command, at, end, out var length, out _) || IsVerb(scene, at)) return Bare(scene, at, end);
        var next = at + length;
        var first = scene.Word(at - 1) is "more" or "something" or "anything" or "sth" or "smth" or "stuff" ? at - 1 : at;
        if (ItemReader.TryItem(scene, next, end, out var used, out var item))
            return new ReferenceFinding(first, next + used - 1, IsTitled(scene, next, used) ? item!.Item.Title : $"#{item!.N}", true);
        if (scene.Word(at) is "another" or "more" or "和" or "跟" or "eg" && length < 2) return null;
        var last = next;
        while (last < end && last - next < LongestTitle && !(last > next && Ends.Contains(scene.Word(last)) && !IsCapitalInside(scene, last)) && !(last > next && Comparators.Alone.TryMatch(scene.Command, last, end, out _, out _))) last++;
        if (last == next || Comparators.About.Contains(scene.Word(next)) || NumberReader.TryRead(scene.Command, next, last, out _) && !scene.IsCapital(next) || NoTitles.Contains(scene.Word(next)) || Folding.IsIdeograph(scene.Word(next)[0])) return null;
        if (scene.Word(next) == "the" && !(next + 1 < last && scene.IsCapital(next + 1))) return null;
        if (!scene.IsCapital(next) && last - next > 4) return null;
        return new ReferenceFinding(first, last - 1, scene.Command.Quote(next, last - 1), true);
    }

    /// <summary>"Crimson Tide vibes".</summary>
    private static ReferenceFinding? Bare(Scene scene, int at, int end)
    {
        if (!scene.IsCapital(at)) return null;
        var last = at;
        while (last < end && (scene.IsCapital(last) || scene.Word(last) is "of" or "the")) last++;
        return last > at && last < end && scene.Word(last) is "vibes" or "vibe" or "energy" or "style" or "type" && (last - at > 1 || at > 0)
            ? new ReferenceFinding(at, last, scene.Command.Quote(at, last - 1), true)
            : null;
    }

    /// <summary>"I like", "would like", "don't like", "feels like", "looks like" ask for no likeness.</summary>
    private static bool IsVerb(Scene scene, int at) =>
        scene.Word(at) == "like" && scene.Word(at - 1) is "i" or "id" or "would" or "dont" or "feel" or "feels" or "looks" or "look" or "we" or "you" or "also" or "they" or "didnt" or "doesnt" or "sounds" or "seems" or "really" or "people" or "was" or "its" or "is" or "im";

    private static bool IsTitled(Scene scene, int at, int length) => scene.Titles.TryMatch(scene.Command, at, at + length, out var used, out _) && used == length;

    private static bool IsCapitalInside(Scene scene, int at) => scene.IsCapital(at) && scene.IsCapital(at - 1);
}
