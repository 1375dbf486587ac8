namespace RecOrleans.Grains;

/// <summary>Where scans and rankings are computed.</summary>
public interface IComputeWorkers
{
    /// <summary>Runs <paramref name="work"/> as soon as a worker is free.</summary>
    Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken = default);
}
