using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>The agents of the silo: every command goes to the ones that were named for it, so that all systems share one silo.</summary>
internal sealed class SwitchedAgents : IParserAgent, IPlannerAgent
{
    private readonly ConcurrentDictionary<string, (IParserAgent Parser, IPlannerAgent Planner)> _agents = new(StringComparer.Ordinal);

    /// <summary>A planner is told the answer but not the command's id; the very answer that the parser gave is what reaches it.</summary>
    private readonly ConditionalWeakTable<CommandAnswer, IPlannerAgent> _planners = [];

    /// <summary>Names who reads a command; before the command is submitted.</summary>
    public void Assign(string commandId, IParserAgent parser, IPlannerAgent planner) => _agents[commandId] = (parser, planner);

    /// <summary>Once the command is handled.</summary>
    public void Release(string commandId) => _agents.TryRemove(commandId, out _);

    public async Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken)
    {
        var (parser, planner) = _agents[request.Context.CommandId];
        var result = await parser.ParseAsync(request, cancellationToken).ConfigureAwait(false);
        if (result.Answer is { } answer) _planners.AddOrUpdate(answer, planner);
        return result;
    }

    public Task<PlanWeights?> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
        _planners.TryGetValue(request.Answer, out var planner) ? planner.PlanAsync(request, cancellationToken) : Task.FromResult<PlanWeights?>(null);
}

/// <summary>A Parser Agent that knows what the command means: the ceiling of any.</summary>
internal sealed class GoldParser(CommandAnswer answer) : IParserAgent
{
    public const string Name = "gold";

    public Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ParseResult { Answer = answer, AnsweredBy = Name });
}

/// <summary>A Planner Agent that always gives the same numbers; null: those in force are kept, as the product does with the student and the rules.</summary>
internal sealed class FixedPlanner(PlanWeights? weights) : IPlannerAgent
{
    public Task<PlanWeights?> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => Task.FromResult(weights);
}
