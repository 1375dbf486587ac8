using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>One command in the making: clauses, what joins them, and what is said around them.</summary>
internal sealed class Command
{
    /// <summary>Chance that clauses stand in sentences of their own where they could share one.</summary>
    private const double BreakRate = 0.2;

    /// <summary>Chance that a bound hangs on the wish before it: "thrillers under two hours".</summary>
    private const double TailRate = 0.4;

    private static readonly Piece Blank = new(" ", PieceKind.Plain, 0);

    private readonly Grammar _grammar;
    private readonly Sight _sight;
    private readonly Persona _persona;
    private readonly Random _random;
    private readonly TitleSecret? _secret;
    private readonly Speaker _speaker;
    private readonly List<Said> _edits = [];

    public Command(Grammar grammar, Sight sight, Persona persona, TitleSecret? secret, Random random)
    {
        (_grammar, _sight, _persona, _secret, _random) = (grammar, sight, persona, secret, random);
        _speaker = new Speaker(grammar, 0.15 + (0.5 * persona.Verbosity), random);
    }

    /// <summary>The words so far.</summary>
    public List<Piece> Pieces { get; } = [];

    /// <summary>What they ask for; quotes are numbered through the command.</summary>
    public IReadOnlyList<Said> Edits => _edits;

    /// <summary>Says all that is thought, with what this person says around it.</summary>
    /// <exception cref="ArgumentException">A satisfied or neutral thought has intents, or another has none.</exception>
    public void Say(Thought thought)
    {
        var isWish = thought.Feedback is Feedback.New or Feedback.Conflict;
        if (isWish == thought.Intents.IsEmpty) throw new ArgumentException($"A thought that is {thought.Feedback} has {(isWish ? "at least one intent" : "no intents")}.", nameof(thought));
        if (Chance(0.6 * _persona.Politeness)) Add("greeting");
        if (!isWish)
        {
            Add(thought.Feedback == Feedback.Satisfied ? "satisfied" : "neutral");
            if (thought.Feedback == Feedback.Neutral && Chance(_persona.Verbosity * 0.5)) Separate("background");
        }
        else
        {
            var isBackgroundFirst = Chance(0.5);
            var hasBackground = Chance(_persona.Verbosity * 0.5);
            if (hasBackground && isBackgroundFirst)
            {
                Add("background");
                Add("break");
            }
            else if (Chance(0.35 * _persona.Verbosity)) Add("opener");
            SayAll([.. thought.Intents.SelectMany(Spoken.Of)]);
            if (hasBackground && !isBackgroundFirst) Separate("background");
        }

        if (Chance(0.6 * _persona.Politeness) && !EndsWithMark()) Add(isWish ? "closing" : "goodbye");
        if (!EndsWithMark() && _random.NextDouble() is var end and < 0.3) Pieces.Add(new Piece(end < 0.22 ? "." : end < 0.28 ? "!" : "...", PieceKind.Plain, 0));
    }

    private void SayAll(List<Spoken> clauses)
    {
        var sentence = new List<Spoken>();
        foreach (var clause in clauses)
        {
            var isOtherTime = sentence.Count > 0 && sentence[0].IsForNow != clause.IsForNow;
            if (isOtherTime || (sentence.Count > 0 && Chance(BreakRate)))
            {
                SaySentence(sentence);
                // "Tonight" must not reach over into what holds for good.
                Add(isOtherTime ? "stop" : "break");
                sentence = [];
            }

            sentence.Add(clause);
        }

        SaySentence(sentence);
    }

    /// <summary>One sentence; words like "tonight" hold for all of it.</summary>
    private void SaySentence(List<Spoken> clauses)
    {
        var isForNow = clauses[0].IsForNow;
        var isLed = isForNow && Chance(0.4);
        if (isLed) Add("session.lead");
        for (var at = 0; at < clauses.Count; at++)
        {
            var isTail = at > 0 && clauses[at].CanHangOn(_sight.Schema, clauses[at - 1]) && !EndsWithMark() && Chance(TailRate);
            if (isTail) SayClause(clauses[at], _grammar.Find("tail"));
            else
            {
                if (at > 0) Add(clauses[at].Join(clauses[at - 1]));
                SayClause(clauses[at], RuleOf(clauses[at], at == 0 && !isLed));
            }
        }

        if (isForNow && !isLed) Add(EndsWithMark() ? "session.after" : "session.tail");
    }

    private void SayClause(Spoken clause, Choice rule)
    {
        var words = _speaker.Say(rule, new Clause(_sight.Schema, _sight.Feed, clause.Statement, clause.Old, clause.Position, _secret));
        var before = _edits.Count == 0 ? 0 : _edits.Max(edit => edit.Quote);
        var quotes = words.Max(piece => piece.Quote);
        if (quotes == 0) throw new InvalidOperationException($"A phrase of '{clause.Prefix}' quotes nothing: '{string.Concat(words.Select(piece => piece.Text))}'.");
        Pieces.Add(Blank);
        Pieces.AddRange(words.Select(piece => piece with { Quote = piece.Quote == 0 ? 0 : piece.Quote + before }));
        if (clause.Old is { } old) _edits.Add(new Said(old, IsRemoval: true, before + 1));
        // One quote may serve both what goes and what comes.
        if (clause.Added is { } added) _edits.Add(new Said(added, IsRemoval: false, before + (clause.Old is null ? 1 : quotes)));
    }

    private Choice RuleOf(Spoken clause, bool isFirst)
    {
        var statement = clause.Statement;
        var facet = Speaker.FacetOf(_sight.Schema, statement);
        var form = FacetSpeech.Class(facet, statement);
        string[] names = [$"{clause.Prefix}.{form}", clause.Prefix, $"{clause.Fallback}.{form}", clause.Fallback];
        var rule = _grammar.Find(names);
        // "thrillers" says something where a sentence begins, and not after "no horror,".
        return isFirst && names.Select(name => $"{name}.bare").FirstOrDefault(_grammar.Has) is { } bare && Chance(0.3) ? _grammar.Find(bare) : rule;
    }

    private void Add(string rule)
    {
        Pieces.Add(Blank);
        Pieces.AddRange(_speaker.Say(_grammar.Find(rule), new Clause(_sight.Schema, _sight.Feed, Secret: _secret)));
    }

    private void Separate(string rule)
    {
        Add("break");
        Add(rule);
    }

    private bool EndsWithMark() => Pieces.LastOrDefault(piece => !string.IsNullOrWhiteSpace(piece.Text)).Text?.TrimEnd() is { Length: > 0 } last && Token.IsMarkLetter(last[^1]);

    private bool Chance(double chance) => _random.NextDouble() < chance;

    /// <summary>One edit, before its quote is written.</summary>
    public sealed record Said(Statement Statement, bool IsRemoval, int Quote)
    {
        public SaidEdit With(string quote) => IsRemoval ? new SaidRemove(Statement, quote) : new SaidAdd(Statement, quote);
    }
}
