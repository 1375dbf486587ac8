using System.Diagnostics;

namespace RecOrleans.Bench;

/// <summary>A closed loop: so many callers, each with one call in flight.</summary>
public static class Load
{
    public static async Task<(double PerSecond, Distribution Latency)> Run(int callers, TimeSpan duration, Func<int, Task> call)
    {
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < duration)
            {
                var start = Stopwatch.GetTimestamp();
                await call(caller);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = clock.Elapsed;
        var all = new Distribution(latencies.SelectMany(own => own));
        return (all.Count / elapsed.TotalSeconds, all);
    }
}
