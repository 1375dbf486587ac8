using RecOrleans.Client.Gateway.Health;

namespace RecOrleans.Client.Gateway.Routes;

internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => new HealthAnswer("live")).WithSummary("200 while the process runs.");
        health.MapGet("/ready", async Task<IResult> (IReadiness readiness, CancellationToken cancellationToken) =>
            await readiness.FindObstacleAsync(cancellationToken) is { } obstacle
                ? throw new RequestException(RequestError.Unavailable, "ready", obstacle)
                : TypedResults.Ok(new HealthAnswer("ready")))
            .Produces<HealthAnswer>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("200 when feeds and commands can be served.");
    }
}

internal sealed record HealthAnswer(string Status);
