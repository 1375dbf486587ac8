using System.Diagnostics.Metrics;

namespace RecOrleans.Language;

/// <summary>All metrics of the language path, under one meter.</summary>
public sealed class LanguageTelemetry
{
    public const string MeterName = "RecOrleans.Language";

    private static readonly InstrumentAdvice<double> LatencyBuckets = new() { HistogramBucketBoundaries = [.001, .05, .1, .25, .5, 1, 2.5, 5, 10, 30] };

    private readonly Counter<long> _answers;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _busy;
    private readonly Counter<long> _promptTokens;
    private readonly Counter<long> _cachedTokens;
    private readonly Counter<long> _answerTokens;
    private readonly Histogram<double> _latency;

    public LanguageTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _answers = meter.CreateCounter<long>("recorleans.language.answers", "{command}", "Commands read, by host.");
        _fallbacks = meter.CreateCounter<long>("recorleans.language.fallbacks", "{command}", "Commands that the configured host could not read, by reason.");
        _busy = meter.CreateCounter<long>("recorleans.language.busy", "{command}", "Commands turned away because the model's queue was full.");
        _promptTokens = meter.CreateCounter<long>("recorleans.language.prompt_tokens", "{token}", "Tokens of prompts, those already evaluated included.");
        _cachedTokens = meter.CreateCounter<long>("recorleans.language.cached_tokens", "{token}", "Prompt tokens that did not have to be evaluated again.");
        _answerTokens = meter.CreateCounter<long>("recorleans.language.answer_tokens", "{token}", "Tokens that the model wrote.");
        _latency = meter.CreateHistogram("recorleans.language.latency", "s", "From a command to its answer, by host.", advice: LatencyBuckets);
    }

    internal void Answered(string host, TimeSpan latency)
    {
        _answers.Add(1, KeyValuePair.Create<string, object?>("host", host));
        _latency.Record(latency.TotalSeconds, KeyValuePair.Create<string, object?>("host", host));
    }

    internal void FellBack(string reason) => _fallbacks.Add(1, KeyValuePair.Create<string, object?>("reason", reason));

    internal void Busy() => _busy.Add(1);

    internal void Tokens(Microsoft.Extensions.AI.UsageDetails? usage)
    {
        _promptTokens.Add(usage?.InputTokenCount ?? 0);
        _cachedTokens.Add(usage?.CachedInputTokenCount ?? 0);
        _answerTokens.Add(usage?.OutputTokenCount ?? 0);
    }
}
