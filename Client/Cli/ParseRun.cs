using System.Diagnostics;
using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Records;

namespace RecOrleans.Client.Cli;

/// <summary>Takes the lines of a file through the Parser Agent, several at once, and keeps their order.</summary>
internal sealed class ParseRun(IParserAgent agent, SchemaFolder schemas)
{
    /// <summary>One result a line; blank lines give null. A bad record gives a neutral answer, so that the count stays.</summary>
    public async Task<ParsedLine?[]> ReadAllAsync(IReadOnlyList<string> lines, int parallel, Action done, CancellationToken cancellationToken)
    {
        var parsed = new ParsedLine?[lines.Count];
        await Parallel.ForAsync(0, lines.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (at, stop) =>
        {
            if (!string.IsNullOrWhiteSpace(lines[at])) parsed[at] = await ReadAsync(lines[at], at + 1, stop);
            done();
        });
        return parsed;
    }

    private async Task<ParsedLine> ReadAsync(string line, int number, CancellationToken cancellationToken)
    {
        try
        {
            var (id, request) = CommandRecord.Read(line, schemas);
            var clock = Stopwatch.StartNew();
            var result = await AnswerAsync(request, cancellationToken);
            return new ParsedLine(number, id, result.Answer ?? Neutral, clock.Elapsed, result.FallbackReason ?? result.Refusal) { Certainty = result.Certainties is { IsEmpty: false } sure ? sure : null };
        }
        catch (InvalidRecordException exception)
        {
            return new ParsedLine(number, exception.Id ?? $"line-{number}", Neutral, TimeSpan.Zero, Error: exception.Message);
        }
        catch (JsonException exception)
        {
            return new ParsedLine(number, $"line-{number}", Neutral, TimeSpan.Zero, Error: $"schema: {exception.Message}");
        }
    }

    /// <summary>A full queue is waited for: nobody is there to come back.</summary>
    private async Task<ParseResult> AnswerAsync(ParseRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await agent.ParseAsync(request, cancellationToken);
            }
            catch (HostBusyException busy)
            {
                await Task.Delay(busy.RetryAfter, cancellationToken);
            }
        }
    }

    private static CommandAnswer Neutral => new() { Feedback = Feedback.Neutral };
}
