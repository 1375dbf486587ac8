namespace RecOrleans.Client.Gateway;

/// <summary>Checks the ids that a call carries in its path and query before any handler sees them.</summary>
internal sealed class IdentifierFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.RouteValues.TryGetValue("user", out var user)) Identifiers.Check(user as string, "user");
        if (request.RouteValues.TryGetValue("catalogId", out var catalog)) Identifiers.Check(catalog as string, "catalog");
        if (request.RouteValues.TryGetValue("itemId", out var item)) Identifiers.Check(item as string, "id");
        Identifiers.CheckOptional(request.Query["catalog"], "catalog");
        Identifiers.CheckOptional(request.Query["user"], "user");
        return next(context);
    }
}
