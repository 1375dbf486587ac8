using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Prompts;

/// <summary>The line notation of the command contract: what the student writes, and how preferences are shown to it.</summary>
/// <remarks>
/// <code>
/// conflict
/// rm p2 | the gaming thing can go
/// +h price&lt;=1400 ~session | budget is 1400
/// +s year:1990..1999 | the 90s
/// tool explore | surprise me
/// clear | start over
/// </code>
/// </remarks>
public static class LineNotation
{
    internal const string SessionMark = " ~session";
    internal const string QuoteMark = " | ";
    private const string RangeMark = "..";
    private static readonly char[] OperatorStarts = ['=', '!', '<', '>', ':'];

    /// <summary>A preference without its id: <c>-s person=Adam Sandler</c>.</summary>
    public static string Write(Preference preference)
    {
        ArgumentNullException.ThrowIfNull(preference);
        return Statement(preference.Polarity, preference.Strength, preference.Facet, preference.Operator, preference.Value, preference.Scope);
    }

    /// <summary>One edit, without a line end.</summary>
    public static string Write(Edit edit) => edit switch
    {
        AddEdit add => Statement(add.Polarity, add.Strength, add.Facet, add.Operator, add.Value, add.Scope) + QuoteMark + add.Quote,
        RemoveEdit remove => $"rm {remove.Id}{QuoteMark}{remove.Quote}",
        ClearEdit clear => $"clear{QuoteMark}{clear.Quote}",
        ToolEdit tool => $"tool {tool.Tool}{QuoteMark}{tool.Quote}",
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, "No line form is known for this edit."),
    };

    /// <summary>A whole answer; every line, the last one too, ends with a line end.</summary>
    public static string Write(CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = new StringBuilder(Word(answer.Feedback)).Append('\n');
        foreach (var edit in answer.Edits) text.Append(Write(edit)).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="AnswerFormatException">A line is not in the notation, or names what the schema does not have.</exception>
    public static CommandAnswer Read(string text, CatalogSchema schema)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(schema);
        var lines = text.TrimEnd().Split('\n');
        return new CommandAnswer
        {
            Feedback = ReadFeedback(lines[0].Trim()),
            Edits = [.. lines.Skip(1).Select((line, index) => ReadEdit(line, index + 2, schema))],
        };
    }

    /// <summary>How sure a model was of each edit of its answer: the product of the probabilities of the tokens that say it, the quote aside. 0..1.</summary>
    /// <param name="answer">Tokens of a whole answer.</param>
    /// <returns>One for each line below the feedback word.</returns>
    public static ImmutableArray<double> Certainties(ImmutableArray<AnswerToken> answer)
    {
        var lines = ImmutableArray.CreateBuilder<double>();
        var line = new StringBuilder();
        var sure = 1.0;
        foreach (var token in answer)
        {
            if (!line.ToString().Contains(QuoteMark.TrimEnd(), StringComparison.Ordinal)) sure *= token.Probability;
            foreach (var letter in token.Text)
            {
                if (letter != '\n')
                {
                    line.Append(letter);
                    continue;
                }

                lines.Add(sure);
                line.Clear();
                sure = 1;
            }
        }

        if (line.Length > 0) lines.Add(sure);
        return [.. lines.Skip(1)];
    }

    internal static string Word(Feedback feedback) => feedback switch
    {
        Feedback.New => "new",
        Feedback.Conflict => "conflict",
        Feedback.Satisfied => "satisfied",
        _ => "neutral",
    };

    private static string Statement(
        Polarity polarity, Strength strength, string facet, ComparisonOperator comparison, Operand value, PreferenceScope scope) =>
        (polarity, strength) switch
        {
            (Polarity.Like, Strength.Hard) => "+h ",
            (Polarity.Like, _) => "+s ",
            (_, Strength.Hard) => "-h ",
            _ => "-s ",
        }
        + facet + (comparison is ComparisonOperator.Between ? ":" : comparison.Symbol()) + value
        + (scope is PreferenceScope.Session ? SessionMark : "");

    private static Feedback ReadFeedback(string word) => word switch
    {
        "new" => Feedback.New,
        "conflict" => Feedback.Conflict,
        "satisfied" => Feedback.Satisfied,
        "neutral" => Feedback.Neutral,
        _ => throw new AnswerFormatException($"Line 1: '{word}' is no feedback; it is new, conflict, satisfied or neutral."),
    };

    private static Edit ReadEdit(string line, int number, CatalogSchema schema)
    {
        var mark = line.IndexOf(QuoteMark, StringComparison.Ordinal);
        if (mark < 0) throw Malformed(number, line, "has no ' | ' before its quote");
        var statement = line[..mark].Trim();
        var quote = line[(mark + QuoteMark.Length)..].Trim();
        if (quote.Length == 0) throw Malformed(number, line, "has an empty quote");
        if (statement == "clear") return new ClearEdit { Quote = quote };

        var blank = statement.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0) throw Malformed(number, line, "is no edit");
        var (verb, rest) = (statement[..blank], statement[(blank + 1)..].Trim());
        return verb switch
        {
            "rm" => new RemoveEdit { Id = rest, Quote = quote },
            "tool" when ToolEdit.Names.Contains(rest) => new ToolEdit { Tool = rest, Quote = quote },
            "tool" => throw Malformed(number, line, $"names no tool; there are {string.Join(", ", ToolEdit.Names)}"),
            "+h" => ReadAdd(Polarity.Like, Strength.Hard),
            "+s" => ReadAdd(Polarity.Like, Strength.Soft),
            "-h" => ReadAdd(Polarity.Dislike, Strength.Hard),
            "-s" => ReadAdd(Polarity.Dislike, Strength.Soft),
            _ => throw Malformed(number, line, "starts with none of +h, +s, -h, -s, rm, clear, tool"),
        };

        AddEdit ReadAdd(Polarity polarity, Strength strength)
        {
            var session = rest.EndsWith(SessionMark, StringComparison.Ordinal);
            if (session) rest = rest[..^SessionMark.Length];
            var start = rest.IndexOfAny(OperatorStarts);
            if (start < 0) throw Malformed(number, line, "has no operator");
            var facet = schema.Find(rest[..start].Trim())
                ?? throw Malformed(number, line, $"speaks of '{rest[..start]}', which is no facet of {schema.Catalog}");
            var (comparison, value) = ReadComparison(rest[start..]);
            return new AddEdit
            {
                Polarity = polarity,
                Strength = strength,
                Facet = facet.Name,
                Operator = comparison,
                Value = ReadOperand(comparison, value.Trim(), facet),
                Scope = session ? PreferenceScope.Session : PreferenceScope.Standing,
                Quote = quote,
            };
        }

        (ComparisonOperator Comparison, string Value) ReadComparison(string text) => text switch
        {
            [':', .. var value] => (ComparisonOperator.Between, value),
            ['=', .. var value] => (ComparisonOperator.Equal, value),
            ['!', '=', .. var value] => (ComparisonOperator.NotEqual, value),
            ['<', '=', .. var value] => (ComparisonOperator.LessOrEqual, value),
            ['>', '=', .. var value] => (ComparisonOperator.GreaterOrEqual, value),
            ['<', .. var value] => (ComparisonOperator.Less, value),
            ['>', .. var value] => (ComparisonOperator.Greater, value),
            _ => throw Malformed(number, line, "has no operator of = != < <= > >= :"),
        };

        Operand ReadOperand(ComparisonOperator comparison, string value, Facet facet)
        {
            if (comparison is not ComparisonOperator.Between) return new Operand(ReadValue(value, facet));
            var ends = value.Split(RangeMark);
            return ends.Length == 2
                ? Operand.Range(ReadValue(ends[0].Trim(), facet), ReadValue(ends[1].Trim(), facet))
                : throw Malformed(number, line, "has a range that is not LOW..HIGH");
        }

        FacetValue ReadValue(string value, Facet facet)
        {
            if (value.Length == 0) throw Malformed(number, line, "has an empty value");
            if (facet.Kind is not FacetKind.Number) return value;
            return double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var found)
                ? found
                : throw Malformed(number, line, $"compares the number {facet.Name} with '{value}'");
        }
    }

    private static AnswerFormatException Malformed(int number, string line, string what) => new($"Line {number} ('{line}') {what}.");
}
