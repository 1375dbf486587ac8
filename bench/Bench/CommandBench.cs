using System.Diagnostics;
using RecOrleans.Commands;
using RecOrleans.Feeds;

namespace RecOrleans.Bench;

/// <summary>From submitting a command to holding the feed that came of it, with the student: first commands at one and at four at once, then second ones.</summary>
public static class CommandBench
{
    private static readonly string[] Commands =
    [
        "no more gory ones, something light from the 90s, under two hours", "only comedies please", "I'd love a good heist movie", "nothing longer than 100 minutes",
        "more like the second one", "no horror at all", "something with Tom Hanks", "newer than 2005", "less violence, more romance", "surprise me",
    ];

    /// <summary>How long a user looks at the new feed before the second command: time in which the silo may read ahead.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    public static async Task Run(int count)
    {
        await using var silo = await BenchSilo.Start("student");
        await Measure(silo, 1, 3, "warm", second: false);
        Console.WriteLine($"{count} commands, ten texts in turn, each by a user of its own who has just seen a feed; movies; from Submit to the new feed.");
        Console.WriteLine("| commands at once | latency | commands/s | prompt tokens evaluated | answered by the student |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (atOnce, second) in new[] { (1, false), (4, false), (1, true) })
        {
            var (latency, perSecond, tokens, student) = await Measure(silo, atOnce, count, $"n{atOnce}-{second}", second);
            Console.WriteLine($"| {atOnce}{(second ? $", the second of a user, {Look.TotalSeconds:0} s after the first" : "")} | {latency} | {(second ? "" : $"{perSecond:0.00}")} | {tokens} | {student} of {count} |");
        }
    }

    private static async Task<(Distribution Latency, double PerSecond, string Tokens, int Student)> Measure(BenchSilo silo, int atOnce, int count, string tag, bool second)
    {
        var next = -1;
        var student = 0;
        long prompt = 0, cached = 0;
        var latencies = new List<double>();
        var clock = Stopwatch.StartNew();
        using var tokens = new TokenCounter();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async caller =>
        {
            while (Interlocked.Increment(ref next) is var index && index < count)
            {
                var user = silo.Grains.GetGrain<IUserGrain>($"{tag}-{index}");
                var feed = await user.GetFeed(new FeedRequest { Catalog = "movies" });
                if (second)
                {
                    (feed, _) = await Say(user, feed, index + 1);
                    await Task.Delay(Look);
                }

                var (promptBefore, cachedBefore) = (tokens.Prompt, tokens.Cached);
                var start = Stopwatch.GetTimestamp();
                (_, var answeredBy) = await Say(user, feed, index);
                lock (latencies)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    prompt += tokens.Prompt - promptBefore;
                    cached += tokens.Cached - cachedBefore;
                }

                if (answeredBy == "student") Interlocked.Increment(ref student);
            }
        }));
        // With several at once a command sees the others' tokens too: the share holds, the sums would not.
        return (new Distribution(latencies), count / clock.Elapsed.TotalSeconds, $"{100.0 * (prompt - cached) / prompt:0} %", student);
    }

    private static async Task<(FeedPage Feed, string? AnsweredBy)> Say(IUserGrain user, FeedPage feed, int index)
    {
        var receipt = await user.Submit(new SubmitCommand { Text = Commands[index % Commands.Length], Catalog = "movies", FeedId = feed.FeedId });
        var status = await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(25));
        return (await user.GetFeed(new FeedRequest { Catalog = "movies" }), status?.AnsweredBy);
    }
}
