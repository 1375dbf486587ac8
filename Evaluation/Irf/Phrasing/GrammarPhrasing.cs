using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>
/// Speaks by a grammar of our own, for any catalogue. Its two halves share the names of values and the words for numbers and places in the feed, and no phrase beyond these, so
/// that what is learnt from one can be measured on the other.
/// </summary>
public sealed class GrammarPhrasing : IPhrasing
{
    /// <summary>Values, numbers and references: words of both halves.</summary>
    private const string SharedWords = "words";

    private readonly Grammar _grammar;

    internal GrammarPhrasing(string name, Grammar grammar)
    {
        Name = name;
        _grammar = grammar;
    }

    public string Name { get; }

    /// <summary>One of the two halves.</summary>
    /// <param name="half"><c>train</c> or <c>test</c>.</param>
    /// <exception cref="ArgumentException">There is no such half.</exception>
    public static GrammarPhrasing Load(string half) => half is "train" or "test"
        ? new GrammarPhrasing(half, Grammar.Parse(Read(SharedWords), Read(half)))
        : throw new ArgumentException($"There are phrasings 'train' and 'test', and none of the name '{half}'.", nameof(half));

    /// <exception cref="ArgumentException">The thought speaks of a facet that the schema lacks, or has the operator <c>!=</c>.</exception>
    public Task<Utterance> SayAsync(Thought thought, Sight sight, Persona persona, Random random, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Say(thought, sight, persona, random));
    }

    /// <summary>What <see cref="SayAsync"/> gives.</summary>
    /// <remarks>Of several draws, if need be, as <see cref="Discretion"/> has it.</remarks>
    public Utterance Say(Thought thought, Sight sight, Persona persona, Random random)
    {
        ArgumentNullException.ThrowIfNull(thought);
        return Discretion.Say(() => Draw(thought, sight, persona, random));
    }

    private (int Told, Utterance Said) Draw(Thought thought, Sight sight, Persona persona, Random random)
    {
        var (tokens, edits) = Compose(thought, sight, persona, random);
        Writing.FixArticles(tokens);
        var typist = new Typist(persona.TypoRate, random);
        for (var at = 0; at < tokens.Count; at++) tokens[at] = tokens[at] with { Text = typist.Type(tokens[at].Text, tokens[at].Kind) };
        var (text, quotes) = Writing.Write(tokens, CaseOf(persona, random));
        var told = thought.Secret?.ToldBy(string.Join(' ', tokens.Where(token => !token.IsMeant).Select(token => token.Text))).Count() ?? 0;
        return (told, new Utterance(text, thought.Feedback, [.. edits.Select(edit => edit.With(quotes[edit.Quote]))]));
    }

    /// <summary>The same words with <c>{}</c> for what stands in place of values, names and numbers.</summary>
    internal string Skeleton(Thought thought, Sight sight, Persona persona, Random random)
    {
        var (tokens, _) = Compose(thought, sight, persona, random);
        var blank = new List<Token>();
        foreach (var token in tokens)
            if (token.Kind == PieceKind.Plain) blank.Add(token);
            else if (blank.Count == 0 || blank[^1].Text != "{}") blank.Add(token with { Text = "{}" });
        return Writing.Write(blank, Writing.Case.Lower).Text;
    }

    internal Grammar Grammar => _grammar;

    private (List<Token> Tokens, IReadOnlyList<Command.Said> Edits) Compose(Thought thought, Sight sight, Persona persona, Random random)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(random);
        var command = new Command(_grammar, sight, persona, thought.Secret, random);
        command.Say(thought);
        return (Token.Split(command.Pieces), command.Edits);
    }

    private static Writing.Case CaseOf(Persona persona, Random random) => random.NextDouble() switch
    {
        < 0.015 => Writing.Case.Upper,
        var chance when chance < 0.25 + (2 * persona.TypoRate) => Writing.Case.Lower,
        < 0.75 => Writing.Case.Plain,
        _ => Writing.Case.Sentence,
    };

    /// <summary>All that a half is made of.</summary>
    internal static string SourceOf(string half) => Read(SharedWords).Text + Read(half).Text;

    internal static (string Name, string Text) Read(string name)
    {
        var file = $"{name}.grammar";
        using var stream = typeof(GrammarPhrasing).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The grammar {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return (file, reader.ReadToEnd());
    }
}
