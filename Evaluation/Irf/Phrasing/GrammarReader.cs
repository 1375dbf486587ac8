using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Reads the alternatives of one line of a grammar.</summary>
internal sealed class GrammarReader(string file, int line, string text)
{
    private const string Special = "[](){}<>|\"";
    private int _at;
    private bool _isQuoted;

    /// <summary>Rules that were used.</summary>
    public List<string> Uses { get; } = [];

    public ImmutableArray<GrammarNode> ReadAlternatives()
    {
        var alternatives = Alternatives();
        if (_at < text.Length) throw Problem($"'{text[_at]}' closes nothing");
        return alternatives;
    }

    private ImmutableArray<GrammarNode> Alternatives()
    {
        var alternatives = ImmutableArray.CreateBuilder<GrammarNode>();
        alternatives.Add(Sequence());
        while (_at < text.Length && text[_at] == '|')
        {
            _at++;
            alternatives.Add(Sequence());
        }

        return alternatives.ToImmutable();
    }

    private Sequence Sequence()
    {
        var parts = ImmutableArray.CreateBuilder<GrammarNode>();
        while (_at < text.Length && text[_at] is not ('|' or ']' or ')') && !(text[_at] == '"' && _isQuoted))
            parts.Add(Part());
        if (parts.All(part => part is Literal { Text: var words } && string.IsNullOrWhiteSpace(words))) throw Problem("an alternative is empty");
        return new Sequence(parts.ToImmutable());
    }

    private GrammarNode Part()
    {
        switch (text[_at])
        {
            case '[':
                return new Option(new Choice(Group(']')));
            case '(':
                return new Choice(Group(')'));
            case '{':
                var slot = Name('}', "slot");
                return slot.StartsWith("old:", StringComparison.Ordinal) ? Known(slot[4..], true) : Known(slot, false);
            case '<':
                var rule = Name('>', "rule");
                Uses.Add(rule);
                return new RuleUse(rule);
            case '"':
                _at++;
                _isQuoted = true;
                var body = new Choice(Alternatives());
                if (_at >= text.Length || text[_at] != '"') throw Problem("a quote is not closed with '\"'");
                _isQuoted = false;
                _at++;
                return new Quoted(body);
            case '}' or '>':
                throw Problem($"'{text[_at]}' closes nothing");
            default:
                var start = _at;
                while (_at < text.Length && !Special.Contains(text[_at], StringComparison.Ordinal)) _at++;
                return new Literal(text[start.._at]);
        }
    }

    private Slot Known(string name, bool isOld) =>
        SlotNames.All.Contains(name) ? new Slot(name, isOld) : throw Problem($"no slot '{name}'; use one of {string.Join(", ", SlotNames.All.Order(StringComparer.Ordinal))}");

    private ImmutableArray<GrammarNode> Group(char end)
    {
        _at++;
        var alternatives = Alternatives();
        if (_at >= text.Length || text[_at] != end) throw Problem($"'{end}' is missing");
        _at++;
        return alternatives;
    }

    private string Name(char end, string what)
    {
        var close = text.IndexOf(end, _at);
        if (close < 0) throw Problem($"the name of a {what} is not closed with '{end}'");
        var name = text[(_at + 1)..close];
        if (name.Length == 0) throw Problem($"the name of a {what} is empty");
        _at = close + 1;
        return name;
    }

    private GrammarException Problem(string problem) => new(file, line, $"{problem}, at column {_at + 1} of '{text}'.");
}
