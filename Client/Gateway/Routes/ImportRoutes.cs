using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RecOrleans.Client.Api;
using RecOrleans.Client.Gateway.Imports;

namespace RecOrleans.Client.Gateway.Routes;

internal static class ImportRoutes
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/catalogs/{catalogId}/imports", Import)
            .WithTags("Catalogs")
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<ImportLine>("application/x-ndjson")
            .WithSummary("Imports a catalogue: one JSON object a line, first {\"schema\": ...}, then {\"item\": ...} and {\"interaction\": ...}, items before "
                + "their interactions. The new version is served whole or not at all; lines that do not fit are reported.");

    private static async Task<ImportReport> Import(
        string catalogId, HttpRequest request, IGrainFactory grains, IOptions<GatewayOptions> options, CancellationToken cancellationToken)
    {
        var import = new CatalogImport(grains.GetGrain<ICatalogImportGrain>(Guid.NewGuid().ToString("N")), catalogId, options.Value);
        return await import.RunAsync(request.BodyReader, cancellationToken);
    }
}
