using Microsoft.AspNetCore.Http.HttpResults;
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
        catalogs.MapDelete("/{catalogId}", Delete)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Takes a catalogue out of service for good, with all its versions. The default one stays.");
    }

    private static async Task<NoContent> Delete(string catalogId, Catalogs all)
    {
        await all.DeleteAsync(catalogId);
        return TypedResults.NoContent();
    }
}
