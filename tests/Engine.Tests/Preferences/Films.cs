using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Preferences;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests.Preferences;

/// <summary>A small catalogue of films, and commands about it.</summary>
internal static class Films
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly CatalogSchema Schema = new()
    {
        Catalog = "films",
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Multi = true, Values = ["comedy", "horror", "thriller", "sci-fi"], Synonyms = ImmutableDictionary<string, string>.Empty.Add("scary", "horror") },
            new Facet { Name = "person", Kind = FacetKind.Open, Multi = true, Covers = ["actor", "director"] },
            new Facet { Name = "actor", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "director", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "year", Kind = FacetKind.Number, Unit = "year" },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "rating", Kind = FacetKind.Number, Unit = "stars", Low = 0, High = 5 },
            new Facet { Name = "certificate", Kind = FacetKind.Ordered, Values = ["G", "PG", "PG-13", "R"] },
            new Facet { Name = "mood", Kind = FacetKind.Closed, Values = ["light", "dark"] },
            new Facet { Name = "released", Kind = FacetKind.Date },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    public static ConsolidationContext Context(string text = "", int nextId = 1, string commandId = "c1", MemoryOptions? options = null, params (string Written, string Item)[] references) =>
        new(Schema, commandId, text, Noon, nextId, references.ToDictionary(reference => reference.Written, reference => reference.Item), options ?? MemoryOptions.Default);

    public static CommandAnswer Answer(params Edit[] edits) => new() { Feedback = edits.Length == 0 ? Feedback.Neutral : Feedback.New, Edits = [.. edits] };

    /// <summary>An addition in the line notation: <c>+h runtime&lt;=120</c>, <c>-s genre=horror ~session</c>, <c>+s year:1990..1999</c>.</summary>
    public static AddEdit Add(string line, string quote = "words") => From(Said("", line)) with { Quote = quote };

    public static RemoveEdit Rm(string id, string quote) => new() { Id = id, Quote = quote };

    public static ToolEdit Tool(string tool, string quote = "words") => new() { Tool = tool, Quote = quote };

    public static PreferenceMemory Memory(params string[] lines) => new() { Preferences = [.. lines.Select((line, index) => Said($"p{index + 1}", line))] };

    public static Preference Said(string id, string line, string commandId = "")
    {
        var session = line.EndsWith(" ~session", StringComparison.Ordinal);
        var statement = (session ? line[..^9] : line)[3..];
        var (symbol, at) = new[] { "!=", "<=", ">=", "<", ">", "=", ":" }.Select(symbol => (symbol, at: statement.IndexOf(symbol, StringComparison.Ordinal))).Where(found => found.at > 0).MinBy(found => found.at);
        var value = statement[(at + symbol.Length)..];
        Assert.True(ComparisonOperators.TryParse(symbol == ":" ? "between" : symbol, out var comparison));
        return new Preference
        {
            Id = id,
            Polarity = line[0] == '+' ? Polarity.Like : Polarity.Dislike,
            Strength = line[1] == 'h' ? Strength.Hard : Strength.Soft,
            Facet = statement[..at],
            Operator = comparison,
            Value = comparison == ComparisonOperator.Between ? Operand.Range(Value(value.Split("..")[0]), Value(value.Split("..")[1])) : new Operand(Value(value)),
            Scope = session ? PreferenceScope.Session : PreferenceScope.Standing,
            CommandId = commandId,
            At = Noon.AddHours(-1),
            ExpiresAt = session ? Noon.AddHours(7) : null,
        };
    }

    /// <summary>Memory as lines, in its order.</summary>
    public static string[] Lines(PreferenceMemory memory) => [.. memory.Preferences.Select(Line)];

    public static string Line(Preference preference)
    {
        var comparison = preference.Operator == ComparisonOperator.Between ? ":" : preference.Operator.Symbol();
        return $"{(preference.Polarity == Polarity.Like ? '+' : '-')}{(preference.Strength == Strength.Hard ? 'h' : 's')} {preference.Facet}{comparison}{preference.Value}{(preference.Scope == PreferenceScope.Session ? " ~session" : "")}";
    }

    private static AddEdit From(Preference preference) => new()
    {
        Polarity = preference.Polarity,
        Strength = preference.Strength,
        Facet = preference.Facet,
        Operator = preference.Operator,
        Value = preference.Value,
        Scope = preference.Scope,
        Quote = "",
    };

    private static FacetValue Value(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;
}
