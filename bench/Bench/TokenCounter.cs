using System.Diagnostics.Metrics;
using RecOrleans.Language;

namespace RecOrleans.Bench;

/// <summary>What the language path's meter counted since this was made.</summary>
internal sealed class TokenCounter : IDisposable
{
    private readonly MeterListener _listener = new();

    public TokenCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == LanguageTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name.EndsWith("prompt_tokens", StringComparison.Ordinal)) Prompt += value;
            else if (instrument.Name.EndsWith("cached_tokens", StringComparison.Ordinal)) Cached += value;
            else if (instrument.Name.EndsWith("answer_tokens", StringComparison.Ordinal)) Answer += value;
        });
        _listener.Start();
    }

    public long Prompt { get; private set; }

    public long Cached { get; private set; }

    public long Answer { get; private set; }

    public void Dispose() => _listener.Dispose();
}
