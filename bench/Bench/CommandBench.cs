using System.Diagnostics;
using RecOrleans.Commands;
using RecOrleans.Feeds;

namespace RecOrleans.Bench;

/// <summary>From submitting a command to holding the feed that came of it, with the student and, as the ceiling, with the rules alone.</summary>
public static class CommandBench
{
    private static readonly string[] Commands =
    [
        "no more gory ones, something light from the 90s, under two hours", "only comedies please", "I'd love a good heist movie", "nothing longer than 100 minutes",
        "more like the second one", "no horror at all", "something with Tom Hanks", "newer than 2005", "less violence, more romance", "surprise me",
    ];

    /// <summary>How long a user looks at the new feed before the second command: time in which the silo may read ahead.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    /// <summary>Commands a second of the load that does not wait for answers.</summary>
    private const double Arrivals = 2;

    private const int ManyAtOnce = 16;

    public static async Task Run(int count)
    {
        Console.WriteLine($"{count} commands, ten texts in turn, each by a user of its own who has just seen a feed; movies; from Submit to the new feed.");
        Console.WriteLine("| answered by | commands at once | latency | commands/s | prompt tokens evaluated |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        await Measure("rules", count, [new("1", 1)]);
        await Measure("student", count,
        [
            new("1", 1), new("4", 4), new(FormattableString.Invariant($"{ManyAtOnce}"), ManyAtOnce),
            new(FormattableString.Invariant($"1, the second of a user, {Look.TotalSeconds:0} s after the first"), 1) { IsSecond = true },
            new(FormattableString.Invariant($"as they come, {Arrivals} a second"), count) { Rate = Arrivals },
        ]);
    }

    private static async Task Measure(string host, int count, Row[] rows)
    {
        await using var silo = await BenchSilo.Start(host);
        await Measure(silo, new Row("warm", 1), 3);
        foreach (var row in rows)
        {
            var (latency, perSecond, tokens, byHost) = await Measure(silo, row, count);
            Console.WriteLine($"| {host}{(byHost == count ? "" : $", {byHost} of {count}")} | {row.Name} | {latency} | {(row.IsSecond || row.Rate > 0 ? "" : $"{perSecond:0.00}")} | {tokens} |");
        }

        async Task<(Distribution Latency, double PerSecond, string Tokens, int ByHost)> Measure(BenchSilo silo, Row row, int count)
        {
            var next = -1;
            var byHost = 0;
            long prompt = 0, cached = 0;
            var latencies = new List<double>();
            var random = new Random(1);
            var arrival = TimeSpan.Zero;
            var arrivals = Enumerable.Range(0, count).Select(_ => row.Rate > 0 ? arrival += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / row.Rate) : arrival).ToArray();
            var clock = Stopwatch.StartNew();
            using var tokens = new TokenCounter();
            await Task.WhenAll(Enumerable.Range(0, row.AtOnce).Select(async caller =>
            {
                while (Interlocked.Increment(ref next) is var index && index < count)
                {
                    var user = silo.Grains.GetGrain<IUserGrain>($"{row.Name}-{index}");
                    var feed = await user.GetFeed(new FeedRequest { Catalog = "movies" });
                    if (row.IsSecond)
                    {
                        (feed, _) = await Say(user, feed, index + 1);
                        await Task.Delay(Look);
                    }

                    if (arrivals[index] > clock.Elapsed) await Task.Delay(arrivals[index] - clock.Elapsed);
                    var (promptBefore, cachedBefore) = (tokens.Prompt, tokens.Cached);
                    var start = Stopwatch.GetTimestamp();
                    (_, var answeredBy) = await Say(user, feed, index);
                    lock (latencies)
                    {
                        latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        prompt += tokens.Prompt - promptBefore;
                        cached += tokens.Cached - cachedBefore;
                    }

                    if (answeredBy == host) Interlocked.Increment(ref byHost);
                }
            }));
            // With several at once a command sees the others' tokens too: the share holds, the sums would not.
            return (new Distribution(latencies), count / clock.Elapsed.TotalSeconds, prompt == 0 ? "" : $"{100.0 * (prompt - cached) / prompt:0} %", byHost);
        }
    }

    private static async Task<(FeedPage Feed, string? AnsweredBy)> Say(IUserGrain user, FeedPage feed, int index)
    {
        var receipt = await user.Submit(new SubmitCommand { Text = Commands[index % Commands.Length], Catalog = "movies", FeedId = feed.FeedId });
        var status = await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(25));
        return (await user.GetFeed(new FeedRequest { Catalog = "movies" }), status?.AnsweredBy);
    }

    /// <summary>A load.</summary>
    private sealed record Row(string Name, int AtOnce)
    {
        public bool IsSecond { get; init; }

        /// <summary>Commands a second, come what may; 0: the next when the last one is answered.</summary>
        public double Rate { get; init; }
    }
}
