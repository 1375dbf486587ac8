using FuzzySharp;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Grounding;

/// <summary>The words of a command behind an edit, and what two edits have in common.</summary>
internal sealed class EditWords(ParseRequest request)
{
    /// <summary>Lowest similarity (FuzzySharp's ratio, 0..100) of two forms of one word: gore and gory have 75.</summary>
    private const int MinRatio = 75;

    private const int MinFuzzyLength = 4;

    private readonly CommandText _command = CommandText.Read(request.Context.Text);

    /// <summary>Where in the command the edit's quote begins; behind everything where it has none.</summary>
    public int Start(Edit edit) => edit.Quote.Length == 0 ? int.MaxValue : _command.Text.IndexOf(edit.Quote, StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue;

    /// <summary>True when both edits speak of the same thing: facet and value, memory, or tool; free text when it shares half of its words.</summary>
    public bool IsSame(Edit left, Edit right) => (left, right) switch
    {
        (ClearEdit, ClearEdit) => true,
        (RemoveEdit one, RemoveEdit other) => one.Id == other.Id,
        (ToolEdit one, ToolEdit other) => one.Tool == other.Tool,
        (AddEdit { Facet: "text" } one, AddEdit { Facet: "text" } other) => ShareHalf(one.Quote, other.Quote) || ShareHalf(one.Value.ToString(), other.Value.ToString()),
        (AddEdit one, AddEdit other) => IsSameFacet(one.Facet, other.Facet) && string.Equals(one.Value.ToString(), other.Value.ToString(), StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The same facet, or one of them covers the other: an actor and a person.</summary>
    private bool IsSameFacet(string left, string right) => left == right || Covers(left, right) || Covers(right, left);

    private bool Covers(string covering, string facet) => request.Schema.Find(covering)?.Covers.Contains(facet) ?? false;

    /// <summary>True for the ban of an item in a command that says it is known already: "seen #1 and #3".</summary>
    public bool SaySeen(Edit edit) =>
        edit is AddEdit { Polarity: Polarity.Dislike } && EditKinds.Of(edit, request.Schema) == EditKind.Reference && ItemReader.Seen.Contains(_command, 0, _command.Tokens.Length);

    /// <summary>True for the refusal of what the words only let pass: "dramas are ok", "I don't hate comedies", "not only horror".</summary>
    public bool LetPass(Edit edit)
    {
        if (edit is not AddEdit { Polarity: Polarity.Dislike } || Read(edit).ToArray() is not [var first, ..] quoted) return false;
        var last = quoted[^1];
        var before = Enumerable.Range(Math.Max(0, first - 3), Math.Min(first, 3)).ToArray();
        if (before.Any(at => Lexicon.Tolerant.TryMatch(_command, at, first, out var length, out _) && at + length + 1 >= first)) return true;
        return Lexicon.Permitted.TryMatch(_command, last + 1, _command.Tokens.Length, out _, out _)
            && !before.Any(at => Lexicon.Before.TryMatch(_command, at, first, out _, out var cue) && cue is CueKind.Avoid or CueKind.Reduce or CueKind.Ban or CueKind.Tire);
    }

    /// <summary>True for a withdrawal whose words name another value of the catalogue ("forget comedies", "no horror" or "no Pacino" being remembered), where that value does not come in its place.</summary>
    public bool NameAnother(RemoveEdit edit, IEnumerable<Edit> all)
    {
        if (HoldsValue(edit)) return false;
        var said = Content(edit.Quote).ToHashSet();
        return request.Schema.Facets.SelectMany(facet => facet.Values).FirstOrDefault(value => Content(value).ToArray() is { Length: > 0 } words && words.All(said.Contains)) is { } other
            && !all.OfType<AddEdit>().Any(add => string.Equals(add.Value.ToString(), other, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when the quotes share a word that means something.</summary>
    public bool Overlap(Edit left, Edit right)
    {
        var words = Read(left);
        return Read(right).Any(words.Contains);
    }

    /// <summary>True when the quote holds a word of the value, or of what is withdrawn; a slip of the pen or another ending does no harm.</summary>
    public bool HoldsValue(Edit edit)
    {
        string[] said = [.. Content(edit.Quote)];
        return edit switch
        {
            AddEdit add => Content(add.Value.ToString()).Any(word => IsAmong(word, said)),
            RemoveEdit remove => request.Context.Memory.FirstOrDefault(old => old.Id == remove.Id) is { } old && Content($"{old.Facet} {old.Value}").Any(word => IsAmong(word, said)),
            _ => true,
        };
    }

    /// <summary>True when the value holds a number, a unit, or the name of a facet that numbers belong to.</summary>
    public bool HoldsNumber(AddEdit edit)
    {
        var value = CommandText.Read(edit.Value.ToString());
        return value.Tokens.Select((token, at) => (token, at)).Any(word =>
            NumberReader.TryRead(value, word.at, word.at + 1, out _) || Units.Table.TryMatch(value, word.at, word.at + 1, out _, out _)
            || request.Schema.Find(word.token.Word)?.Kind is FacetKind.Number or FacetKind.Date);
    }

    private static bool IsAmong(string word, string[] said) =>
        said.Contains(word) || (word.Length >= MinFuzzyLength && said.Any(other => other.Length >= MinFuzzyLength && other[0] == word[0] && Fuzz.Ratio(word, other) >= MinRatio));

    /// <summary>The command's tokens that the edit quotes, without those that carry no meaning.</summary>
    private IEnumerable<int> Read(Edit edit)
    {
        var start = Start(edit);
        if (start == int.MaxValue) yield break;
        for (var at = 0; at < _command.Tokens.Length; at++)
            if (_command.Tokens[at] is { IsBreak: false } token && token.Start >= start && token.End <= start + edit.Quote.Length && !Lexicon.Stop.Contains(token.Word))
                yield return at;
    }

    private static IEnumerable<string> Content(string text) =>
        CommandText.Read(text).Tokens.Where(token => !token.IsBreak && !Lexicon.Stop.Contains(token.Word)).Select(token => token.Stem);

    private static bool ShareHalf(string left, string right)
    {
        var (one, other) = (Content(left).ToHashSet(), Content(right).ToHashSet());
        return one.Count > 0 && other.Count > 0 && one.Count(other.Contains) * 2 >= Math.Min(one.Count, other.Count);
    }
}
