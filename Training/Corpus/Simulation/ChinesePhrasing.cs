using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Says in Chinese what simulated users think, as people do on catalogues in English: common values by a Chinese name or the catalogue's, everything else as the catalogue spells it ("来点comedy", "不要Tom Hanks的").</summary>
/// <remarks>The notation and the choice of rules are those of the phrasings (docs/irf.md), and so is that no title is given away; words of numbers and decades differ, and no blanks stand between words.</remarks>
internal sealed class ChinesePhrasing
{
    private const double ByName = 0.6, Spaced = 0.2, Said = 0.4, Ended = 0.3, Polite = 0.5;

    private readonly Grammar _grammar;

    public ChinesePhrasing() => _grammar = Grammar.Parse(Rules());

    /// <summary>Rules of the wishes about the feed as a whole among them.</summary>
    public Grammar Grammar => _grammar;

    /// <summary>The command; null where there are no words for a day of the calendar.</summary>
    /// <remarks>Of several draws, if need be, as <see cref="Discretion"/> has it.</remarks>
    public Utterance? Say(Thought thought, Sight sight, Persona persona, Random random)
    {
        ImmutableArray<Spoken> clauses = [.. thought.Intents.SelectMany(Spoken.Of)];
        return clauses.Any(clause => Speaker.FacetOf(sight.Schema, clause.Statement).Kind is FacetKind.Date) ? null : Discretion.Say(() => Draw(thought, clauses, sight, persona, random));
    }

    private (int Told, Utterance Said) Draw(Thought thought, ImmutableArray<Spoken> clauses, Sight sight, Persona persona, Random random)
    {
        var speech = new Speech(_grammar, sight, random);
        if (random.NextDouble() < Polite * persona.Politeness) speech.Add("greeting");
        if (clauses.IsEmpty) speech.Add(thought.Feedback is Feedback.Satisfied ? "satisfied" : "neutral");
        else
        {
            if (random.NextDouble() < Polite * persona.Verbosity) speech.Add("background");
            for (var at = 0; at < clauses.Length; at++)
            {
                var isOtherTime = at > 0 && clauses[at].IsForNow != clauses[at - 1].IsForNow;
                // "Tonight" holds for its sentence.
                if (at > 0) speech.Add(isOtherTime ? "stop" : clauses[at].Join(clauses[at - 1]) is "join.but" ? "join.but" : "join");
                if (clauses[at].IsForNow && (at == 0 || isOtherTime)) speech.Add("session.lead");
                speech.Say(clauses[at]);
            }
        }

        if (random.NextDouble() < Ended) speech.Add("end");
        else if (!clauses.IsEmpty && random.NextDouble() < Polite * persona.Politeness) speech.Add("closing");
        var (text, quotes) = Write(speech.Pieces, random.NextDouble() < Spaced);
        // What is meant parts the words around it.
        var told = thought.Secret?.ToldBy(string.Concat(speech.Pieces.Select(piece => piece.IsMeant ? " " : piece.Text))).Count() ?? 0;
        return (told, new Utterance(text, thought.Feedback, [.. speech.Edits.Select(edit => edit.With(quotes[edit.Quote]))]));
    }

    /// <summary>Chinese names of a value; none where the grammar has none.</summary>
    public static ImmutableArray<string> Names(Grammar grammar, string facet, string value) =>
        grammar.Rules.GetValueOrDefault($"name.{facet}.{value.ToLowerInvariant().Replace(' ', '-')}") is { } rule
            ? [.. rule.Alternatives.OfType<Sequence>().Select(name => ((Literal)name.Parts[0]).Text.Trim())]
            : [];

    private static (string Name, string Text) Rules()
    {
        const string File = "chinese.grammar";
        using var stream = typeof(ChinesePhrasing).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        using var reader = new StreamReader(stream);
        return (File, reader.ReadToEnd());
    }

    /// <summary>The text, and the quotes by number.</summary>
    /// <param name="pieces">In order.</param>
    /// <param name="isSpaced">Some people leave a blank where Chinese and Latin letters meet.</param>
    private static (string Text, IReadOnlyDictionary<int, string> Quotes) Write(IEnumerable<Piece> pieces, bool isSpaced)
    {
        var text = new StringBuilder();
        var spans = new Dictionary<int, (int Start, int End)>();
        foreach (var (words, _, quote) in pieces)
            foreach (var letter in words)
            {
                if (isSpaced && text.Length > 0 && (IsChinese(text[^1]) && char.IsAsciiLetter(letter) || char.IsAsciiLetter(text[^1]) && IsChinese(letter))) text.Append(' ');
                if (quote > 0) spans[quote] = (spans.TryGetValue(quote, out var span) ? span.Start : text.Length, text.Length + 1);
                text.Append(letter);
            }

        var whole = text.ToString();
        return (whole, spans.ToDictionary(pair => pair.Key, pair => whole[pair.Value.Start..pair.Value.End]));
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    /// <summary>One command in the making.</summary>
    private sealed class Speech(Grammar grammar, Sight sight, Random random)
    {
        private const string Digits = "零一二三四五六七八九";

        private static readonly string[] Nouns = ["genre", "category"];

        private readonly Dictionary<Statement, string> _names = [];
        private int _quotes;

        public List<Piece> Pieces { get; } = [];

        public List<Command.Said> Edits { get; } = [];

        public void Add(string rule) => Expand(grammar.Find(rule), new Clause(sight.Schema, sight.Feed), 0);

        public void Say(Spoken clause)
        {
            var form = FacetSpeech.Class(Speaker.FacetOf(sight.Schema, clause.Statement), clause.Statement);
            string[] rules = [$"{clause.Prefix}.{form}", clause.Prefix, $"{clause.Fallback}.{form}", clause.Fallback, $"{clause.Prefix}.value", $"{clause.Fallback}.value"];
            var before = _quotes;
            Expand(grammar.Find(rules), new Clause(sight.Schema, sight.Feed, clause.Statement, clause.Old, clause.Position), 0);
            // What is replaced comes first; one quote may serve both.
            if (clause.Old is { } old) Edits.Add(new Command.Said(old, IsRemoval: true, before + 1));
            if (clause.Added is { } added) Edits.Add(new Command.Said(added, IsRemoval: false, _quotes));
        }

        private void Expand(GrammarNode node, Clause clause, int quote)
        {
            switch (node)
            {
                case Literal literal:
                    Put(literal.Text.Trim(), quote);
                    break;
                case Sequence sequence:
                    foreach (var part in sequence.Parts) Expand(part, clause, quote);
                    break;
                case Choice choice:
                    Expand(random.Pick(choice.Alternatives), clause, quote);
                    break;
                case Option option:
                    if (random.NextDouble() < Said) Expand(option.Body, clause, quote);
                    break;
                case RuleUse use:
                    Expand(grammar.Rules[use.Name], clause, quote);
                    break;
                case Quoted quoted:
                    Expand(quoted.Body, clause, ++_quotes);
                    break;
                case Slot slot:
                    Fill(slot.Name, slot.IsOld ? clause with { Statement = clause.Old, Position = null } : clause, quote);
                    break;
            }
        }

        private void Fill(string slot, Clause clause, int quote)
        {
            if (slot is "n" or "ordinal")
            {
                var position = clause.Position ?? 1 + random.Next(Math.Max(1, sight.Feed.Length));
                Put(slot == "ordinal" && position <= 10 ? Count(position) : NumberSpeech.Digits(position), quote);
                return;
            }

            var statement = clause.Statement ?? throw new InvalidOperationException($"The slot '{slot}' stands where nothing is meant.");
            var facet = Speaker.FacetOf(sight.Schema, statement);
            var (family, form) = (FacetSpeech.Family(facet), FacetSpeech.Class(facet, statement));
            switch (slot)
            {
                case "ref":
                    Expand(grammar.Find(clause.Position is null && facet.Kind is FacetKind.Reference ? "ref.title" : "ref"), clause, quote);
                    break;
                case "things" or "what":
                    var isNamed = form == "value" && Name(facet, statement) != statement.Value.Value.ToString();
                    Expand(grammar.Find($"{slot}.{form}", $"{slot}.{(Nouns.Contains(facet.Name) ? facet.Name : isNamed ? "named" : form)}", slot), clause, quote);
                    break;
                case "facet" when grammar.Has($"facet.{facet.Name}"):
                    Mean(grammar.Find($"facet.{facet.Name}"), clause, quote);
                    break;
                case "facet":
                    Mean(facet.Name.Replace('-', ' ').Replace('_', ' '), quote);
                    break;
                case "comparative":
                    var direction = statement.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual ? "less" : "more";
                    Mean(grammar.Find($"{direction}.{facet.Name}", $"{direction}.{family}", direction), clause, quote);
                    break;
                case "bound":
                    var bound = $"bound.{FacetSpeech.Name(statement.Operator)}{(statement.Operator is ComparisonOperator.Between && FacetSpeech.Middle(statement.Value) is not null ? ".around" : "")}";
                    // Two prices, or two counts of one unit: the general rule names the facet.
                    Expand(FacetSpeech.NeedsName(sight.Schema, facet) ? grammar.Find(bound) : grammar.Find($"{bound}.{family}", bound), clause, quote);
                    break;
                case "amount":
                    Mean(Amount(facet, family, statement.Value.Value), quote);
                    break;
                case "middle":
                    Mean(Amount(facet, family, FacetSpeech.Middle(statement.Value)!.Value), quote);
                    break;
                case "low":
                    Mean(statement.Value.Value.IsNumber ? NumberSpeech.Digits(statement.Value.Value.Number) : statement.Value.Value.ToString(), quote);
                    break;
                case "high":
                    Mean(InDigits(facet, family, statement.Value.High!.Value), quote);
                    break;
                case "period":
                    Mean(Period(statement), quote);
                    break;
                default:
                    Mean(Name(facet, statement), quote);
                    break;
            }
        }

        /// <summary>The same all through a command.</summary>
        private string Name(Facet facet, Statement statement)
        {
            if (_names.TryGetValue(statement, out var known)) return known;
            var value = statement.Value.Value.ToString();
            return _names[statement] = random.NextDouble() < ByName && Names(grammar, facet.Name, value) is { Length: > 0 } names ? random.Pick(names) : value;
        }

        private string Amount(Facet facet, string family, FacetValue value)
        {
            var digits = InDigits(facet, family, value);
            if (family != "time" || facet.Unit?.StartsWith("minute", StringComparison.Ordinal) != true || value.Number < 60 || random.Next(2) == 0) return digits;
            var (hours, rest) = ((int)value.Number / 60, value.Number % 60);
            var spoken = hours == 2 ? "两" : hours < 10 ? Count(hours) : NumberSpeech.Digits(hours);
            return rest switch
            {
                0 => random.Pick([$"{spoken}小时", $"{spoken}个小时", $"{hours}小时"]),
                30 => $"{spoken}个半小时",
                _ => digits,
            };
        }

        private string InDigits(Facet facet, string family, FacetValue value)
        {
            if (!value.IsNumber) return value.ToString();
            var digits = NumberSpeech.Digits(value.Number);
            return family switch
            {
                "year" => digits,
                "time" => digits + (facet.Unit!.StartsWith("minute", StringComparison.Ordinal) ? "分钟" : "小时"),
                "money" => digits + facet.Unit!.ToUpperInvariant() switch
                {
                    ['E', 'U', 'R', ..] or "€" => "欧元",
                    ['G', 'B', 'P', ..] or "£" => "英镑",
                    _ => random.Pick(["美元", "块", "刀"]),
                },
                "stars" => digits + (facet.Name == "stars" ? "星" : "分"),
                _ => NumberSpeech.Amounts(facet, value.Number)[0],
            };
        }

        /// <summary>"90年代", "九十年代", "80年代后期", "1994年".</summary>
        private string Period(Statement statement)
        {
            var low = (int)statement.Value.Value.Number;
            if (FacetSpeech.Periods(statement.Value) is not [var period, ..]) return string.Create(CultureInfo.InvariantCulture, $"{low}年");
            var decade = low / 10 * 10;
            var part = period.Contains("early", StringComparison.Ordinal) ? "前期" : period.Contains("late", StringComparison.Ordinal) ? "后期" : "";
            string[] names = decade is >= 1930 and < 2000 ? [$"{decade % 100}年代", $"{decade % 100}年代", $"{Count(decade / 10 % 10)}十年代", $"{decade}年代"] : [$"{decade}年代"];
            return random.Pick(names) + part;
        }

        /// <summary>1..10.</summary>
        private static string Count(int number) => number == 10 ? "十" : Digits[number].ToString();

        private void Mean(Choice rule, Clause clause, int quote)
        {
            var start = Pieces.Count;
            Expand(rule, clause, quote);
            for (var at = start; at < Pieces.Count; at++) Pieces[at] = Pieces[at] with { IsMeant = true };
        }

        private void Mean(string text, int quote) => Pieces.Add(new Piece(text, PieceKind.Plain, quote) { IsMeant = true });

        private void Put(string text, int quote) => Pieces.Add(new Piece(text, PieceKind.Plain, quote));
    }
}
