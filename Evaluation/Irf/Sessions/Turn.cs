using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Sessions;

/// <summary>One command with its context and its exact meaning, in the form of the labelled corpora: catalogue, memory, feed, command, gold.</summary>
/// <param name="Schema">Of the catalogue.</param>
/// <param name="Memory">All that was said before and not taken back.</param>
/// <param name="Sight">The feed looked at.</param>
/// <param name="Utterance">The command.</param>
public sealed record Turn(CatalogSchema Schema, ImmutableArray<Preference> Memory, Sight Sight, Utterance Utterance)
{
    /// <summary>The right answer; a withdrawal names the id in <see cref="Memory"/>.</summary>
    public CommandAnswer Gold => Utterance.AnswerFor(Memory);
}
