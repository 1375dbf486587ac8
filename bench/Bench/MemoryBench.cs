using RecOrleans.Feeds;

namespace RecOrleans.Bench;

/// <summary>Managed bytes of a user who has seen a feed and idles in memory, beside a trivial grain's.</summary>
public static class MemoryBench
{
    public static async Task Run(int users)
    {
        await using var silo = await BenchSilo.Start("rules");
        await silo.Grains.GetGrain<IUserGrain>("warm").GetFeed(new FeedRequest { Catalog = "movies" });
        var trivial = await Grow(users, user => silo.Grains.GetGrain<IEchoGrain>($"echo-{user}").Echo(1));
        var silent = await Grow(users, user => silo.Grains.GetGrain<IUserGrain>($"silent-{user}").GetPolicy("movies"));
        var fed = await Grow(users, user => silo.Grains.GetGrain<IUserGrain>($"fed-{user}").GetFeed(new FeedRequest { Catalog = "movies" }));
        Console.WriteLine($"| {users} activations | managed bytes each | resident bytes each |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine($"| trivial grain | {trivial.Managed:0} | {trivial.Resident:0} |");
        Console.WriteLine($"| user, policy compiled, no feed yet | {silent.Managed:0} | {silent.Resident:0} |");
        Console.WriteLine($"| user with a feed in memory | {fed.Managed:0} | {fed.Resident:0} |");
    }

    private static async Task<(double Managed, double Resident)> Grow(int users, Func<int, Task> touch)
    {
        var before = Now();
        await Parallel.ForEachAsync(Enumerable.Range(0, users), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (user, _) => await touch(user));
        var after = Now();
        return ((after.Managed - before.Managed) / (double)users, (after.Resident - before.Resident) / (double)users);
    }

    private static (long Managed, long Resident) Now()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
