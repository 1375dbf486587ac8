namespace RecOrleans.Engine.Import;

/// <summary>Bytes read of all bytes to read.</summary>
public sealed class ImportProgress(long total)
{
    private long _read;

    public long Read => Math.Min(Interlocked.Read(ref _read), Total);

    /// <summary>A file that is read twice counts twice.</summary>
    public long Total { get; } = total;

    /// <summary>0..1.</summary>
    public double Share => Total == 0 ? 1 : (double)Read / Total;

    internal void Add(int bytes) => Interlocked.Add(ref _read, bytes);

    internal void Restart() => Interlocked.Exchange(ref _read, 0);
}
