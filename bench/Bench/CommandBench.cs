using System.Diagnostics;
using RecOrleans.Commands;
using RecOrleans.Feeds;

namespace RecOrleans.Bench;

/// <summary>From submitting a command to holding the feed that came of it, with the student, at one and at four commands at once.</summary>
public static class CommandBench
{
    private static readonly string[] Commands =
    [
        "no more gory ones, something light from the 90s, under two hours", "only comedies please", "I'd love a good heist movie", "nothing longer than 100 minutes",
        "more like the second one", "no horror at all", "something with Tom Hanks", "newer than 2005", "less violence, more romance", "surprise me",
    ];

    public static async Task Run(int count)
    {
        await using var silo = await BenchSilo.Start("student");
        await Measure(silo, 1, 3, "warm");
        Console.WriteLine($"{count} commands, ten texts in turn, each by a new user who has just seen a feed; movies; from Submit to the new feed.");
        Console.WriteLine("| commands at once | latency | commands/s | answered by the student |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var atOnce in new[] { 1, 4 })
        {
            var (latency, perSecond, student) = await Measure(silo, atOnce, count, $"n{atOnce}");
            Console.WriteLine($"| {atOnce} | {latency} | {perSecond:0.00} | {student} of {count} |");
        }
    }

    private static async Task<(Distribution Latency, double PerSecond, int Student)> Measure(BenchSilo silo, int atOnce, int count, string tag)
    {
        var next = -1;
        var student = 0;
        var latencies = new List<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < count)
            {
                var user = silo.Grains.GetGrain<IUserGrain>($"{tag}-{index}");
                var feed = await user.GetFeed(new FeedRequest { Catalog = "movies" });
                var start = Stopwatch.GetTimestamp();
                var receipt = await user.Submit(new SubmitCommand { Text = Commands[index % Commands.Length], Catalog = "movies", FeedId = feed.FeedId });
                var status = await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(25));
                await user.GetFeed(new FeedRequest { Catalog = "movies" });
                lock (latencies) latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (status?.AnsweredBy == "student") Interlocked.Increment(ref student);
            }
        }));
        return (new Distribution(latencies), count / clock.Elapsed.TotalSeconds, student);
    }
}
