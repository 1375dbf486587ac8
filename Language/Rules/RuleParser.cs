using System.Collections.Frozen;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;

namespace RecOrleans.Language.Rules;

/// <summary>Reads commands by rules over the catalogue's schema and values. Pure and thread-safe; make one and share it.</summary>
public sealed class RuleParser
{
    private readonly FrozenSet<string> _pleased = new[] { "perfect", "thanks", "love", "great", "lovely" }.ToFrozenSet();

    public CommandAnswer Parse(ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var command = CommandText.Read(request.Context.Text);
        return new CommandAnswer { Feedback = command.Tokens.Any(token => _pleased.Contains(token.Word)) ? Feedback.Satisfied : Feedback.Neutral };
    }
}
