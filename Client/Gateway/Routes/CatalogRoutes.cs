using RecOrleans.Catalogs;

namespace RecOrleans.Client.Gateway.Routes;

internal static class CatalogRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var catalogs = api.MapGroup("/catalogs").WithTags("Catalogs");
        catalogs.MapGet("", async (Catalogs all) => await all.ListAsync())
            .WithSummary("The catalogues, the default one first.");
        catalogs.MapGet("/{catalogId}", Task<CatalogDescription> (string catalogId, Catalogs all) => all.DescribeAsync(catalogId))
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A catalogue with its schema: the facets that commands and preferences may speak about.");
    }
}
