using Microsoft.Extensions.Options;
using RecOrleans.Grains.Hosting;

namespace RecOrleans.Grains;

/// <summary>The silo's bounded workers for scans and training: such work never runs on a grain's turn.</summary>
public sealed class ComputeWorkers(IOptions<GrainsOptions> options) : IComputeWorkers, IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Workers > 0 ? options.Value.Workers : Environment.ProcessorCount);

    /// <inheritdoc/>
    /// <remarks>On the thread pool.</remarks>
    public async Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
