using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Says what is wished of the feed as a whole ("surprise me", "start over"), which the benchmark's user never does.</summary>
/// <param name="grammar">With the rules of <c>feed.grammar</c>.</param>
internal sealed class FeedWishes(Grammar grammar)
{
    /// <summary>Shares of the commands, as in <c>data/commands</c>: of one thing alone, of taking back everything, and of a tool behind something else.</summary>
    private const double Alone = 0.04, Clear = 0.007, Behind = 0.008;

    private static readonly Writing.Case[] Cases = [Writing.Case.Plain, Writing.Case.Lower, Writing.Case.Sentence];
    private static readonly string[] Joins = [", ", ". ", " and ", ", and "];

    /// <summary>The rules, in a file of the phrasings' notation.</summary>
    public static (string Name, string Text) Rules()
    {
        const string File = "feed.grammar";
        using var stream = typeof(FeedWishes).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        using var reader = new StreamReader(stream);
        return (File, reader.ReadToEnd());
    }

    /// <summary>A whole command; null: the user speaks of something else.</summary>
    public (string Text, CommandAnswer Gold)? Command(Sight sight, bool remembers, Persona persona, Random random)
    {
        var chance = random.NextDouble();
        if (chance < Clear && remembers)
        {
            var (text, quote) = Say("clear", sight, persona, random);
            return (text, new CommandAnswer { Feedback = Feedback.Conflict, Edits = [new ClearEdit { Quote = quote }] });
        }

        if (chance is < Clear or >= Clear + Alone) return null;
        var (said, tool) = Tool(sight, persona, random);
        return (said, new CommandAnswer { Feedback = Feedback.New, Edits = [tool] });
    }

    /// <summary>The command, now and then with a tool behind its wishes.</summary>
    public (string Text, CommandAnswer Gold) After(string text, CommandAnswer gold, Sight sight, Persona persona, Random random)
    {
        if (gold.Feedback is not (Feedback.New or Feedback.Conflict) || random.NextDouble() >= Behind) return (text, gold);
        var (said, tool) = Tool(sight, persona, random);
        return ($"{text}{(char.IsPunctuation(text[^1]) ? " " : random.Pick(Joins))}{said}", gold with { Edits = gold.Edits.Add(tool) });
    }

    private (string Text, ToolEdit Edit) Tool(Sight sight, Persona persona, Random random)
    {
        var tool = random.Pick(ToolEdit.Names);
        var (text, quote) = Say(tool, sight, persona, random);
        return (text, new ToolEdit { Tool = tool, Quote = quote });
    }

    private (string Text, string Quote) Say(string wish, Sight sight, Persona persona, Random random)
    {
        var pieces = new Speaker(grammar, persona.Verbosity, random).Say(grammar.Find($"whole.{wish}"), new Clause(sight.Schema, sight.Feed));
        var typist = new Typist(persona.TypoRate, random);
        var (text, quotes) = Writing.Write([.. Token.Split(pieces).Select(token => token with { Text = typist.Type(token.Text, token.Kind) })], random.Pick(Cases));
        return (text, quotes[1]);
    }
}
