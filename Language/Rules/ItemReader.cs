using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Feeds;

namespace RecOrleans.Language.Rules;

/// <summary>Reads what points at an item of the feed: "#3", "the second one", "the walnut one", a title.</summary>
internal static class ItemReader
{
    private static readonly PhraseTable<int> Ordinals = new(
    [
        ("first", 1), ("1st", 1), ("second", 2), ("2nd", 2), ("third", 3), ("3rd", 3), ("fourth", 4), ("4th", 4), ("fifth", 5), ("5th", 5), ("sixth", 6), ("6th", 6),
        ("last", -1), ("erste", 1), ("zweite", 2), ("dritte", 3), ("premier", 1), ("deuxieme", 2), ("troisieme", 3), ("primero", 1), ("segundo", 2), ("tercero", 3), ("final", -1), ("middle", 0),
    ]);

    private static readonly PhraseTable<bool> Whole = new(PhraseLists.Flatten(
        "these|this|those|them|all these|all of these|all of them|any of these|any of them|anything here|everything here|anything on this page|what you show me|this lot|these ones|those ones|all those|that lot|the rest|everything on this page|"
        + "all of this|what im seeing|whats here|any of those|all of those|anything on here|everything on here|the ones here|anything you showed|this list|anything shown|这些|这几|这三|这五|上面|这里的都|这些都|those shown|the lot|every one of these|anything in this list|this page|diese|die hier|ceux ci|estos"));

    /// <summary>Words of someone who knows an item already.</summary>
    public static readonly PhraseTable<bool> Seen = new(PhraseLists.Flatten(
        "seen|ive seen|i have seen|ive already seen|i have already seen|already seen|weve seen|we have seen|weve already seen|i saw|i already saw|already saw|ive watched|i have watched|ive already watched|already watched|i watched|"
        + "ive read|i have read|ive already read|already read|already own|i own|i already own|already have|i already have|看过|我看过|已经看过"));

    /// <summary>"I've seen Heat already": an item of the feed, or a title of capitalised words.</summary>
    public static ReferenceFinding? ReadSeen(Scene scene, int at, int end)
    {
        if (scene.ItemFacet is null) return null;
        var next = TrySeen(scene, at, end, out var length) ? at + length : FollowsSeen(scene, at) ? at : -1;
        return next >= 0 && TrySeenItem(scene, next, end, out var used, out var value) ? new ReferenceFinding(at, next + used - 1, value, false, IsSeen: true) : null;
    }

    private static bool TrySeen(Scene scene, int at, int end, out int length)
    {
        if (!Seen.TryMatch(scene.Command, at, end, out length, out _) || scene.Word(at - 1) is not ("" or "," or "." or "and" or "but" or "because" or "cause" or "since" or "so" or "already" or "!" or "?" or ";" or ":")) return false;
        if (scene.Word(at + length) == "both") length++;
        return true;
    }

    /// <summary>True for what follows in a list: "seen Alien, Heat and #3".</summary>
    private static bool FollowsSeen(Scene scene, int at)
    {
        for (var cue = at - 2; cue >= 0 && scene.Word(cue) is not ("." or "!" or "?"); cue--)
        {
            if (!TrySeen(scene, cue, at, out var length)) continue;
            var next = cue + length;
            while (next < at && TrySeenItem(scene, next, at, out var used, out _))
            {
                next += used;
                var item = next;
                while (next < at && scene.Word(next) is "," or "and" or "&") next++;
                if (next == item) return false;
            }

            return next == at;
        }

        return false;
    }

    private static bool TrySeenItem(Scene scene, int next, int end, out int length, out string value)
    {
        if (TryItem(scene, next, end, out length, out var item))
        {
            value = scene.Titles.TryMatch(scene.Command, next, end, out _, out _) ? item!.Item.Title : $"#{item!.N}";
            return true;
        }

        value = "";
        var last = next;
        while (last < end && (scene.IsCapital(last) || (last > next && scene.Word(last) is "of" or "the" or "and"))) last++;
        while (last > next && !scene.IsCapital(last - 1)) last--;
        if (last == next || scene.InSight.TryMatch(scene.Command, next, last, out _, out _) || scene.Catalog.TryMatch(scene.Command, next, last, out var known, out _) && known == last - next) return false;
        (length, value) = (last - next, scene.Command.Quote(next, last - 1));
        return true;
    }

    /// <summary>The item (or, with a null item, the whole feed) that begins at this token.</summary>
    public static bool TryTarget(Scene scene, int at, int end, out int length, out FeedReference? item)
    {
        if (TryItem(scene, at, end, out length, out item) || TryDescribed(scene, at, end, 1, out length, out item)) return true;
        return Whole.TryMatch(scene.Command, at, end, out length, out _) && scene.Feed.Length > 0;
    }

    public static bool TryItem(Scene scene, int at, int end, out int length, out FeedReference? item)
    {
        (length, item) = (0, null);
        if (at >= end || scene.Feed.IsDefaultOrEmpty) return false;
        if (TryNumbered(scene, at, end, out length, out var n))
        {
            item = n == -1 ? scene.Feed[^1] : n == 0 ? scene.Feed[scene.Feed.Length / 2] : scene.Feed.FirstOrDefault(reference => reference.N == n);
            return item is not null;
        }

        if (scene.Titles.TryMatch(scene.Command, at, end, out length, out var titled))
        {
            item = titled;
            return true;
        }

        return TryDescribed(scene, at, end, 2, out length, out item);
    }

    /// <summary>True when a place in a feed begins at this token, in sight or not: "#3", "the second one".</summary>
    public static bool TryPlace(Scene scene, int at, int end, out int length, out int n) =>
        TryNumbered(scene, at, end, out length, out n) && (at + length == end || scene.Word(at) is not ("the" or "that" or "this") || IsOne(scene.Word(at + length - 1)));

    /// <summary>True when the text holds nothing but a place in a feed: what is left of "not the second one" where no feed is in sight.</summary>
    public static bool IsPlace(string text)
    {
        var words = CommandText.Read(text);
        var said = Enumerable.Range(0, words.Tokens.Length).Where(at => !words.Tokens[at].IsBreak && !Lexicon.Stop.Contains(words.Tokens[at].Word) && !IsOne(words.Tokens[at].Word)).ToList();
        return said.Count > 0 && said.TrueForAll(at => words.Tokens[at].Word[0] == '#' || Ordinals.TryMatch(words, at, at + 1, out _, out _));
    }

    private static bool IsOne(string word) => word is "one" or "item" or "film" or "movie" or "pick" or "option" or "result" or "suggestion";

    /// <summary>"#3", "number three", "no 3", "the second (one)", "第二个".</summary>
    private static bool TryNumbered(Scene scene, int at, int end, out int length, out int n)
    {
        (length, n) = (0, 0);
        var word = scene.Word(at);
        if (word.Length > 1 && word[0] == '#' && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out n)) return (length = 1) > 0;
        if (word is "number" or "nr" or "nummer" or "numero" or "第" or "num" && NumberReader.TryRead(scene.Command, at + 1, end, out var quantity) && quantity.Value is >= 1 and <= 50)
        {
            (n, length) = ((int)quantity.Value, word == "第" ? 2 : 1 + Math.Min(quantity.Length, 1));
            if (word == "第" && at + length < end && scene.Word(at + length) is "个" or "部" or "款" or "条" or "本" or "双" or "件") length++;
            return true;
        }

        var start = word is "the" or "that" or "this" or "die" or "der" or "das" or "le" or "la" or "el" ? at + 1 : at;
        if (!Ordinals.TryMatch(scene.Command, start, end, out var used, out n)) return false;
        var next = start + used;
        var isOne = IsOne(scene.Word(next));
        if (start == at && !isOne) return false;
        length = next - at + (isOne ? 1 : 0);
        return n > 0 || isOne;
    }

    /// <summary>"the walnut one", "that leather skirt": the words must fit one item of the feed and no other.</summary>
    private static bool TryDescribed(Scene scene, int at, int end, int fewest, out int length, out FeedReference? item)
    {
        (length, item) = (0, null);
        if (scene.Word(at) is not ("the" or "that" or "this" or "those" or "these")) return false;
        for (var size = Math.Min(5, end - at - 1); size >= fewest; size--)
        {
            var last = at + size;
            var isOne = scene.Word(last) is "one" or "ones";
            if (isOne && size == 1) continue;
            var words = Enumerable.Range(at + 1, isOne ? size - 1 : size).Select(index => scene.Command.Tokens[index]).ToArray();
            if (words.Any(token => token.IsBreak) || words.All(token => Lexicon.Stop.Contains(token.Word))) continue;
            var fitting = scene.Feed.Where(reference => Fits(reference.Item, words)).ToArray();
            if (fitting.Length != 1) continue;
            (length, item) = (size + 1, fitting[0]);
            return true;
        }

        return false;
    }

    private static bool Fits(Item item, Token[] words)
    {
        var known = Folding.Key(item.Title + " " + string.Join(' ', item.Facets.Values.SelectMany(values => values).Select(value => value.ToString()))).Split(' ').Select(Folding.Stem).ToHashSet();
        return words.All(token => known.Contains(token.Stem));
    }
}
