using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Simulation;

/// <summary>Says a thought in the notation of the command contract.</summary>
internal sealed class PlainPhrasing : IPhrasing
{
    public string Name => "plain";

    public Task<Utterance> SayAsync(Thought thought, Sight sight, Persona persona, Random random, CancellationToken cancellationToken) => Task.FromResult(Say(thought));

    public static Utterance Say(Thought thought)
    {
        ImmutableArray<SaidEdit> edits = [.. thought.Intents.SelectMany(Edits)];
        return new Utterance(edits.IsEmpty ? thought.Feedback.ToString() : string.Join(" ;; ", edits.Select(edit => edit.Quote)), thought.Feedback, edits);
    }

    private static IEnumerable<SaidEdit> Edits(Intent intent) => intent switch
    {
        Wish wish => [Add(wish.Statement)],
        Insist insist => [Add(insist.Statement)],
        Compare compare => [Add(compare.Statement)],
        Praise praise => [Add(praise.Statement)],
        TakeBack back => [Remove(back.Statement)],
        Swap swap => [Remove(swap.Old), Add(swap.New)],
        _ => throw new ArgumentException($"{intent.GetType().Name} is no known intent.", nameof(intent)),
    };

    private static SaidAdd Add(Statement statement) => new(statement, Write(statement));

    private static SaidRemove Remove(Statement statement) => new(statement, $"rm {Write(statement)}");

    private static string Write(Statement statement) =>
        $"{(statement.Polarity == Polarity.Like ? '+' : '-')}{(statement.Strength == Strength.Hard ? 'h' : 's')} {statement.Facet} {statement.Operator.Symbol()} {statement.Value}";
}
