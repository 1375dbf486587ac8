using System.Collections.Concurrent;
using System.Threading.Channels;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Policies;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>A Parser Agent whose answers a test writes: what the grains do is tested apart from what a model understands.</summary>
public sealed class ScriptedParser : IParserAgent, IPlannerAgent
{
    private readonly ConcurrentDictionary<string, Func<ParseRequest, Task<CommandAnswer>>> _script = new(StringComparer.Ordinal);

    public ConcurrentQueue<ParseRequest> Seen { get; } = new();

    /// <summary>What the planner was told to expect; one channel for all users, so look for what is yours.</summary>
    public Channel<ParseRequest> Expected { get; } = Channel.CreateUnbounded<ParseRequest>();

    public void Expect(ParseRequest request) => Expected.Writer.TryWrite(request);

    public void On(string command, Func<ParseRequest, Task<CommandAnswer>> answer) => _script[command] = answer;

    public void On(string command, params Edit[] edits) => On(command, _ => Task.FromResult(new CommandAnswer { Feedback = Feedback.New, Edits = [.. edits] }));

    public async Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken)
    {
        Seen.Enqueue(request);
        var answer = _script.TryGetValue(request.Context.Text, out var script) ? await script(request) : new CommandAnswer { Feedback = Feedback.Neutral };
        return new ParseResult { Answer = answer, AnsweredBy = "script" };
    }

    public Task<PlanWeights?> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => Task.FromResult<PlanWeights?>(null);
}
