using System.Collections.Concurrent;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>The system's clock, set forward by the test. Timers of an hour or more go by it; shorter ones, the runtime's own among them, run as ever.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ShiftedTimer, DateTimeOffset> _far = [];
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ShiftedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _ticks, by.Ticks);
        foreach (var (timer, due) in _far)
            if (due <= GetUtcNow()) timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True while a timer is set for that minute.</summary>
    public bool Awaits(DateTimeOffset minute) => _far.Values.Any(due => due >= minute && due < minute.AddMinutes(1));

    private sealed class ShiftedTimer(ShiftedTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= Short) time._far[this] = time.GetUtcNow() + dueTime;
            else time._far.TryRemove(this, out _);
            return inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            time._far.TryRemove(this, out _);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            time._far.TryRemove(this, out _);
            return inner.DisposeAsync();
        }
    }
}
