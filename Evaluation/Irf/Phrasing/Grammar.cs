using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>
/// Rules of a language of our own. A rule is <c>name: alternative | alternative</c>; indented lines below it add alternatives; <c>#</c> at a line's start
/// is a comment. In an alternative <c>[...]</c> may be left out, <c>(a | b)</c> is one of them, <c>{slot}</c> is filled with what is meant, <c>&lt;rule&gt;</c> is any alternative
/// of that rule, and <c>"..."</c> marks the words that an edit quotes.
/// </summary>
internal sealed class Grammar
{
    private readonly ImmutableDictionary<string, Choice> _rules;

    private Grammar(ImmutableDictionary<string, Choice> rules) => _rules = rules;

    public IReadOnlyDictionary<string, Choice> Rules => _rules;

    /// <summary>Reads files as one grammar.</summary>
    /// <param name="files">Name and content of each.</param>
    /// <exception cref="GrammarException">A line cannot be read, a rule stands twice, or is used and stands nowhere.</exception>
    public static Grammar Parse(params IEnumerable<(string Name, string Text)> files)
    {
        var alternatives = new Dictionary<string, ImmutableArray<GrammarNode>.Builder>(StringComparer.Ordinal);
        var uses = new List<(string File, int Line, string Rule)>();
        foreach (var (file, text) in files)
        {
            ImmutableArray<GrammarNode>.Builder? rule = null;
            var lines = text.Split('\n');
            for (var at = 0; at < lines.Length; at++)
            {
                var line = lines[at].TrimEnd();
                if (line.Length == 0 || line[0] == '#') continue;
                var body = line;
                if (!char.IsWhiteSpace(line[0]))
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    if (colon <= 0) throw new GrammarException(file, at + 1, "a rule begins with its name and a colon (name: alternative | alternative); indent a line that adds alternatives.");
                    var name = line[..colon];
                    if (!name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-'))
                        throw new GrammarException(file, at + 1, $"'{name}' is no name of a rule; use lower-case letters, digits, dots and dashes.");
                    rule = ImmutableArray.CreateBuilder<GrammarNode>();
                    if (!alternatives.TryAdd(name, rule)) throw new GrammarException(file, at + 1, $"the rule '{name}' stands twice; put its alternatives together.");
                    body = line[(colon + 1)..];
                }

                if (string.IsNullOrWhiteSpace(body)) continue;
                if (rule is null) throw new GrammarException(file, at + 1, "an indented line adds alternatives to a rule, and no rule stands above it.");
                var reader = new GrammarReader(file, at + 1, body.Trim());
                rule.AddRange(reader.ReadAlternatives());
                uses.AddRange(reader.Uses.Select(used => (file, at + 1, used)));
            }
        }

        foreach (var (file, line, name) in uses)
            if (!alternatives.ContainsKey(name)) throw new GrammarException(file, line, $"no rule '{name}'.");
        foreach (var (name, builder) in alternatives)
            if (builder.Count == 0) throw new GrammarException(name, 0, $"the rule '{name}' has no alternative.");
        return new Grammar(alternatives.ToImmutableDictionary(pair => pair.Key, pair => new Choice(pair.Value.ToImmutable()), StringComparer.Ordinal));
    }

    /// <summary>The first of these rules that there is: from the most special to the most general.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Choice Find(params IEnumerable<string> names)
    {
        foreach (var name in names)
            if (_rules.TryGetValue(name, out var rule)) return rule;
        throw new InvalidOperationException($"The grammar has none of the rules {string.Join(", ", names)}.");
    }

    public bool Has(string name) => _rules.ContainsKey(name);
}
