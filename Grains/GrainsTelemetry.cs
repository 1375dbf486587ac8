using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RecOrleans.Grains;

/// <summary>Every metric and activity of the grains, in one place.</summary>
public sealed class GrainsTelemetry
{
    public const string Name = "RecOrleans.Grains";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly InstrumentAdvice<double> FeedBuckets = new() { HistogramBucketBoundaries = [.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1] };
    private static readonly InstrumentAdvice<double> CommandBuckets = new() { HistogramBucketBoundaries = [.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120] };

    private readonly Histogram<double> _feed;
    private readonly Histogram<double> _command;
    private readonly Counter<long> _submitted;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _busy;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _relaxed;
    private readonly Counter<long> _lostEvents;

    public GrainsTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(Name);
        _feed = meter.CreateHistogram("recorleans.feed.duration", "s", "Time to make a feed, by catalogue.", advice: FeedBuckets);
        _command = meter.CreateHistogram("recorleans.command.duration", "s", "From a command's acknowledgement to its policy, by catalogue.", advice: CommandBuckets);
        _submitted = meter.CreateCounter<long>("recorleans.commands.submitted", description: "Commands stored.");
        _handled = meter.CreateCounter<long>("recorleans.commands.handled", description: "Commands handled, by host and state.");
        _busy = meter.CreateCounter<long>("recorleans.commands.busy", description: "Times that a command was put off or turned away because too much waited.");
        _replayed = meter.CreateCounter<long>("recorleans.commands.replayed", description: "Times that the planner had to be told again of a waiting command.");
        _relaxed = meter.CreateCounter<long>("recorleans.feed.relaxed", description: "Feeds in which a hard preference had to give.");
        _lostEvents = meter.CreateCounter<long>("recorleans.stream.failures", description: "Events that a stream did not take, by namespace.");
    }

    public void FeedMade(string catalog, TimeSpan duration, bool relaxed)
    {
        _feed.Record(duration.TotalSeconds, Tag("catalog", catalog));
        if (relaxed) _relaxed.Add(1, Tag("catalog", catalog));
    }

    public void CommandStored() => _submitted.Add(1);

    public void CommandHandled(string catalog, string host, string state, TimeSpan duration)
    {
        _command.Record(duration.TotalSeconds, Tag("catalog", catalog));
        _handled.Add(1, Tag("host", host), Tag("state", state));
    }

    public void Busy() => _busy.Add(1);

    public void Replayed() => _replayed.Add(1);

    public void EventLost(string stream) => _lostEvents.Add(1, Tag("stream", stream));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
