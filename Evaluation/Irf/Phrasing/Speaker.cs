using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Speaks one command: expands rules of the grammar and fills their slots.</summary>
/// <param name="grammar">The half of the language that is spoken.</param>
/// <param name="talkativeness">Chance that an optional part is said.</param>
/// <param name="random">Source of every choice.</param>
internal sealed class Speaker(Grammar grammar, double talkativeness, Random random)
{
    /// <summary>Chance that a value is called by one of the schema's other words for it.</summary>
    private const double SynonymRate = 0.3;

    private readonly Dictionary<Statement, (string Low, string High)> _ranges = [];
    private int _quotes;

    /// <summary>An alternative of a rule, its quotes numbered from 1 in the order in which they stand.</summary>
    public List<Piece> Say(Choice rule, Clause clause)
    {
        var pieces = new List<Piece>();
        _quotes = 0;
        Expand(rule, clause, 0, pieces);
        return pieces;
    }

    /// <summary>The facet that a statement is about.</summary>
    /// <exception cref="ArgumentException">The schema has no such facet.</exception>
    public static Facet FacetOf(CatalogSchema schema, Statement statement) =>
        schema.Find(statement.Facet) ?? throw new ArgumentException($"The catalogue '{schema.Catalog}' has no facet '{statement.Facet}'; it has {string.Join(", ", schema.Facets.Select(facet => facet.Name))}.", nameof(statement));

    private void Expand(GrammarNode node, Clause clause, int quote, List<Piece> into)
    {
        switch (node)
        {
            case Literal literal:
                into.Add(new Piece(literal.Text, PieceKind.Plain, quote));
                break;
            case Sequence sequence:
                foreach (var part in sequence.Parts) Expand(part, clause, quote, into);
                break;
            case Choice choice:
                Expand(choice.Alternatives[random.Next(choice.Alternatives.Length)], clause, quote, into);
                break;
            case Option option:
                if (random.NextDouble() < talkativeness) Expand(option.Body, clause, quote, into);
                break;
            case RuleUse use:
                Expand(grammar.Rules[use.Name], clause, quote, into);
                break;
            case Quoted quoted:
                Expand(quoted.Body, clause, ++_quotes, into);
                break;
            case Slot slot:
                Fill(slot, slot.IsOld ? clause with { Statement = clause.Old } : clause, quote, into);
                break;
        }
    }

    private void Fill(Slot slot, Clause clause, int quote, List<Piece> into)
    {
        if (SlotNames.Rules.Contains(slot.Name))
        {
            var start = into.Count;
            Expand(RuleOf(slot.Name, clause), clause, quote, into);
            if (slot.Name is not ("facet" or "comparative")) return;
            for (var at = start; at < into.Count; at++) into[at] = into[at] with { IsMeant = true };
        }
        else if (slot.Name == "title")
        {
            string[] titles = [.. clause.Feed.Where(item => clause.Secret?.IsNear(item) != true).Select(item => item.Title)];
            into.Add(new Piece(titles.Length == 0 ? "it" : Pick(titles), PieceKind.Name, quote));
        }
        else if (slot.Name is "n" or "ordinal")
        {
            var position = clause.Position ?? 1 + random.Next(Math.Max(1, clause.Feed.Length));
            into.Add(slot.Name == "n"
                ? new Piece(position.ToString(CultureInfo.InvariantCulture), PieceKind.Number, quote)
                : new Piece(NumberSpeech.Ordinal(position), PieceKind.Number, quote));
        }
        else into.Add(Value(slot.Name, clause.Schema, clause.Statement ?? throw new InvalidOperationException($"The slot '{slot.Name}' stands where nothing is meant."), quote) with { IsMeant = true });
    }

    /// <summary>The rule that a slot stands for, most special first: by value, facet, family, kind.</summary>
    private Choice RuleOf(string slot, Clause clause)
    {
        if (slot is "item" or "items") return grammar.Find($"{slot}.{clause.Schema.Catalog}", slot);
        if (slot == "ref" && (clause.Position is not null || clause.Statement is null)) return grammar.Find(slot);
        var statement = clause.Statement ?? throw new InvalidOperationException($"The slot '{slot}' stands where nothing is meant.");
        var facet = FacetOf(clause.Schema, statement);
        var (family, form) = (FacetSpeech.Family(facet), FacetSpeech.Class(facet, statement));
        switch (slot)
        {
            case "ref":
                return grammar.Find(facet.Kind == FacetKind.Reference ? "ref.title" : "ref");
            case "facet":
                return grammar.Has($"facet.{facet.Name}") ? grammar.Find($"facet.{facet.Name}") : new Choice([new Literal(facet.Name.Replace('-', ' ').Replace('_', ' '))]);
            case "comparative":
                var direction = statement.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual ? "less" : "more";
                return grammar.Find($"{direction}.{facet.Name}", $"{direction}.{family}", direction);
            case "bound" or "limit" when FacetSpeech.NeedsName(clause.Schema, facet):
                return grammar.Find("named");
            case "bound" or "limit" or "unnamed":
                var start = $"{(slot == "unnamed" ? "bound" : slot)}.{FacetSpeech.Name(statement.Operator)}";
                var isAround = statement.Operator == ComparisonOperator.Between && FacetSpeech.Middle(statement.Value) is not null;
                return isAround ? grammar.Find($"{start}.around.{family}", $"{start}.around") : grammar.Find($"{start}.{facet.Name}", $"{start}.{family}", start);
            default:
                if (form is "bound" or "period") return grammar.Find($"{slot}.{form}");
                var value = statement.Value.Value.ToString().ToLowerInvariant().Replace(' ', '-');
                if (form == "text" && IsOneOf("participles", value, isStart: true)) return grammar.Find($"{slot}.participle");
                if (form == "text" && IsOneOf("descriptions", value, isStart: false)) return grammar.Find($"{slot}.description");
                return grammar.Find($"{slot}.{facet.Name}.{value}", $"{slot}.{facet.Name}", $"{slot}.{form}", $"{slot}.{family}", slot);
        }
    }

    /// <summary>True where free text is a word of that list, or starts with one: what things are like ("dark") or what was done to them ("based on a book"), not what is in them.</summary>
    private bool IsOneOf(string list, string value, bool isStart) => grammar.Rules[list].Alternatives.Any(alternative =>
        alternative is Sequence { Parts: [Literal { Text: var text }] } && text.Trim() is var word
        && (value == word || (isStart && value.StartsWith(word + "-", StringComparison.Ordinal))));

    private Piece Value(string slot, CatalogSchema schema, Statement statement, int quote)
    {
        var facet = FacetOf(schema, statement);
        switch (slot)
        {
            case "amount" when facet.Kind == FacetKind.Number:
                return Number(Pick(NumberSpeech.Amounts(facet, statement.Value.Value.Number)));
            case "middle":
                return Number(Pick(NumberSpeech.Amounts(facet, FacetSpeech.Middle(statement.Value)!.Value)));
            case "low" or "high":
                if (!_ranges.TryGetValue(statement, out var range)) _ranges[statement] = range = Range(facet, statement.Value);
                return Number(slot == "low" ? range.Low : range.High);
            case "period":
                return Number(Period(statement));
            case "era":
                return Number(Period(statement) is ['t', 'h', 'e', ' ', .. var era] ? era : NumberSpeech.Digits(statement.Value.Value.Number));
            case "amount" when facet.Kind == FacetKind.Date:
                return Number(Pick(FacetSpeech.Days(statement.Value.Value.ToString())));
        }

        if (facet.Kind == FacetKind.Number) return Number(Pick(NumberSpeech.Amounts(facet, statement.Value.Value.Number)));
        var value = statement.Value.Value.ToString();
        if (slot == "amount" && facet.Kind == FacetKind.Ordered && value.All(char.IsAsciiDigit)) return Number($"{value} {facet.Name}");
        var synonyms = FacetSpeech.Synonyms(facet, value);
        var said = slot != "name" && synonyms.Count > 0 && random.NextDouble() < SynonymRate ? Pick(synonyms) : value;
        // "PG-13" and "4" are not to be mistyped; "Tom Hanks" seldom.
        var kind = said.Any(char.IsDigit) || facet.Kind == FacetKind.Ordered ? PieceKind.Number : said.Any(char.IsUpper) ? PieceKind.Name : PieceKind.Value;
        return new Piece(slot == "values" ? FacetSpeech.Plural(said) : said, kind, quote);

        Piece Number(string text) => new(text, PieceKind.Number, quote);
    }

    private string Period(Statement statement) =>
        FacetSpeech.Periods(statement.Value) is { Count: > 0 } periods ? Pick(periods) : NumberSpeech.Digits(statement.Value.Value.Number);

    private (string Low, string High) Range(Facet facet, Operand value)
    {
        if (value.High is not { } high) throw new ArgumentException($"A range of '{facet.Name}' has two ends.", nameof(value));
        if (facet.Kind == FacetKind.Number) return Pick(NumberSpeech.Ranges(facet, value.Value.Number, high.Number));
        return facet.Kind == FacetKind.Date
            ? (Pick(FacetSpeech.Days(value.Value.ToString())), Pick(FacetSpeech.Days(high.ToString())))
            : (value.Value.ToString(), high.ToString());
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
