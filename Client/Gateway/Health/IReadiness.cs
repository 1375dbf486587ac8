namespace RecOrleans.Client.Gateway.Health;

/// <summary>Says whether feeds and commands can be served. The host registers its own where it knows more than the cluster's answer.</summary>
public interface IReadiness
{
    /// <summary>What stands in the way, in words; null when nothing does.</summary>
    Task<string?> FindObstacleAsync(CancellationToken cancellationToken);
}
