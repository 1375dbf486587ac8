using System.Globalization;

namespace RecOrleans.Bench;

/// <summary>Latencies in milliseconds, reported by their quantiles.</summary>
public sealed class Distribution(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Length;

    public double Quantile(double share) => _sorted.Length == 0 ? double.NaN : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {Quantile(.5):0.00} ms, p99 {Quantile(.99):0.00} ms");
}
