using RecOrleans.Feeds;
using RecOrleans.Interactions;
using RecOrleans.Preferences;

namespace RecOrleans.Bench;

/// <summary>Feed requests per second, in the silo and over the Orleans client, beside a trivial grain's in the same run.</summary>
public static class FeedBench
{
    private const int Users = 64;
    private const int Rounds = 3;

    public static async Task Run(TimeSpan duration)
    {
        await using var silo = await BenchSilo.Start("rules");
        using var client = await BenchSilo.Connect();
        foreach (var user in Enumerable.Range(0, Users)) await Prepare(silo.Grains.GetGrain<IUserGrain>($"bench-{user}"));
        await Load.Run(4, duration / 4, caller => silo.Grains.GetGrain<IUserGrain>($"bench-{caller}").GetFeed(new FeedRequest { Catalog = "movies" }));

        Console.WriteLine($"{Users} users, each with a hard bound, a soft like, a soft dislike and ten interactions; movies; feeds of 10; {Rounds} rounds, medians.");
        Console.WriteLine("| path | callers | feeds/s | latency | trivial grain/s | latency | feed / trivial |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (path, grains) in new[] { ("in the silo", silo.Grains), ("Orleans client over TCP", client.Services.GetRequiredService<IClusterClient>()) })
        {
            foreach (var callers in new[] { 1, 16 })
            {
                var feeds = new List<(double PerSecond, Distribution Latency)>();
                var echoes = new List<(double PerSecond, Distribution Latency)>();
                for (var round = 0; round < Rounds; round++)
                {
                    var next = 0;
                    feeds.Add(await Load.Run(callers, duration / Rounds, _ => grains.GetGrain<IUserGrain>($"bench-{Interlocked.Increment(ref next) % Users}").GetFeed(new FeedRequest { Catalog = "movies" })));
                    echoes.Add(await Load.Run(callers, duration / Rounds, _ => grains.GetGrain<IEchoGrain>($"echo-{Interlocked.Increment(ref next) % Users}").Echo(1)));
                }

                var feed = Median(feeds);
                var echo = Median(echoes);
                Console.WriteLine($"| {path} | {callers} | {feed.PerSecond:0} | {feed.Latency} | {echo.PerSecond:0} | {echo.Latency} | 1 : {echo.PerSecond / feed.PerSecond:0} |");
            }
        }

        await client.StopAsync();
    }

    private static async Task Prepare(IUserGrain user)
    {
        await user.AddPreference("movies", Preference(Polarity.Like, Strength.Hard, "runtime", ComparisonOperator.LessOrEqual, 130.0));
        await user.AddPreference("movies", Preference(Polarity.Like, Strength.Soft, "genre", ComparisonOperator.Equal, "comedy"));
        await user.AddPreference("movies", Preference(Polarity.Dislike, Strength.Soft, "text", ComparisonOperator.Equal, "gore"));
        var feed = await user.GetFeed(new FeedRequest { Catalog = "movies" });
        await user.Record([.. feed.Items.Select(item => new Interaction { ItemId = item.Item.Id, Kind = InteractionKind.Like, Catalog = "movies" })]);
    }

    private static Preference Preference(Polarity polarity, Strength strength, string facet, ComparisonOperator comparison, Operand value) =>
        new() { Id = "", Polarity = polarity, Strength = strength, Facet = facet, Operator = comparison, Value = value };

    private static (double PerSecond, Distribution Latency) Median(List<(double PerSecond, Distribution Latency)> rounds) =>
        rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);
}
