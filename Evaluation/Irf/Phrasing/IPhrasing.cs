using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Puts a thought into words.</summary>
public interface IPhrasing
{
    /// <summary><c>train</c>, <c>test</c>, or the chat model's name.</summary>
    string Name { get; }

    /// <summary>One command and its exact meaning. The same arguments and the same state of <paramref name="random"/> give the same words.</summary>
    Task<Utterance> SayAsync(Thought thought, Sight sight, Persona persona, Random random, CancellationToken cancellationToken);
}
