using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;

namespace RecOrleans.Language.Prompts;

/// <summary>How a model is asked to read a command, and how its words are read back.</summary>
public interface IPromptForm
{
    /// <summary>The messages and options that put the command before a model.</summary>
    ModelPrompt Build(ParseRequest request);

    /// <summary>Reads the model's answer.</summary>
    /// <exception cref="AnswerFormatException">It is not in the form, or names a facet or tool that does not exist.</exception>
    CommandAnswer Read(string text, ParseRequest request);

    /// <summary>How sure the model is of each edit that <see cref="Read"/> makes of its answer, 0 to 1; empty where the form or the host cannot tell.</summary>
    ImmutableArray<double> Certainties(ChatResponse response);
}
