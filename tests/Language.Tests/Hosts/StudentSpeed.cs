using System.Diagnostics;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Prompts;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>A measurement, run by name and on an idle machine: <c>--explicit only --filter-class *StudentSpeed</c>.</summary>
public class StudentSpeed(StudentModel student, ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Commands_AtOnce_Timed(int atOnce)
    {
        var form = new StudentPromptForm();
        var prompts = GoldenRecord.ReadAll().Take(60).Select(record => form.Build(LabelledCommand.Of(record).Request)).ToList();
        await student.Client.GetResponseAsync(prompts[0].Messages, prompts[0].Options, TestContext.Current.CancellationToken);

        var latencies = new List<double>();
        var responses = new List<ChatResponse>();
        var total = Stopwatch.StartNew();
        await Parallel.ForEachAsync(prompts, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (prompt, stop) =>
        {
            var one = Stopwatch.StartNew();
            var response = await student.Client.GetResponseAsync(prompt.Messages, prompt.Options, stop);
            lock (latencies)
            {
                latencies.Add(one.Elapsed.TotalSeconds);
                responses.Add(response);
            }
        });

        latencies.Sort();
        var (prompted, cached, answered) = (
            responses.Sum(response => response.Usage!.InputTokenCount),
            responses.Sum(response => response.Usage!.CachedInputTokenCount),
            responses.Sum(response => response.Usage!.OutputTokenCount));
        output.WriteLine(
            $"{atOnce} at once: p50 {latencies[latencies.Count / 2]:0.00} s, p95 {latencies[latencies.Count * 95 / 100]:0.00} s, "
            + $"{latencies.Count / total.Elapsed.TotalSeconds:0.00} commands/s; {prompted / 60.0:0} prompt tokens a command, "
            + $"{100.0 * cached / prompted:0} % of them kept, {answered / 60.0:0} answer tokens");
    }

    [Fact(Explicit = true)]
    public async Task Tokens_PromptAndAnswer_Timed()
    {
        var prompt = string.Concat(Enumerable.Repeat("something funny from the nineties with a good ending ", 50));
        foreach (var (what, length) in new[] { ("prompt", 1), ("answer", 200) })
        {
            var options = new ChatOptions
            {
                MaxOutputTokens = length,
                AdditionalProperties = new() { [ModelPrompt.Grammar] = "root ::= [a-z ] root" },
            };
            var watch = Stopwatch.StartNew();
            var response = await student.Client.GetResponseAsync([new(ChatRole.User, length == 1 ? prompt : "a")], options, TestContext.Current.CancellationToken);
            var tokens = length == 1 ? response.Usage!.InputTokenCount : response.Usage!.OutputTokenCount;
            output.WriteLine($"{what}: {tokens / watch.Elapsed.TotalSeconds:0} tokens/s ({tokens} tokens)");
        }
    }
}
