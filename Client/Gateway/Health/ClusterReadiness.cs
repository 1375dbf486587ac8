using RecOrleans.Client.Gateway.Errors;

namespace RecOrleans.Client.Gateway.Health;

/// <summary>Ready once the cluster answers and serves at least one catalogue.</summary>
internal sealed class ClusterReadiness(Catalogs catalogs) : IReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var all = await catalogs.ListAsync().WaitAsync(Patience, cancellationToken);
            return all.IsEmpty ? "No catalogue is served yet; wait for the first one, or import one with rec import." : null;
        }
        catch (Exception exception) when (ClusterFailures.IsUnavailable(exception))
        {
            return "The cluster does not answer; see that a silo runs and that this gateway is told where.";
        }
    }
}
