using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Rules;

namespace RecOrleans.Client.Cli;

/// <summary>The Parser Agent without a model: rules, then grounding.</summary>
internal sealed class RulesOnlyAgent : IParserAgent
{
    private readonly RuleParser _rules = new();

    public Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken)
    {
        var grounded = Grounder.Ground(_rules.Parse(request), request);
        return Task.FromResult(new ParseResult { Answer = grounded.Answer, AnsweredBy = "rules", Notes = grounded.Notes });
    }
}
