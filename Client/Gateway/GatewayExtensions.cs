using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecOrleans.Client.Gateway.Errors;
using RecOrleans.Client.Gateway.Events;
using RecOrleans.Client.Gateway.Health;
using RecOrleans.Client.Gateway.Page;
using RecOrleans.Client.Gateway.Routes;
using Scalar.AspNetCore;

namespace RecOrleans.Client.Gateway;

/// <summary>Puts the HTTP gateway and its page into a host that has an Orleans client: a silo, or a process of its own.</summary>
public static class GatewayExtensions
{
    /// <summary>Adds what the gateway needs. The host may register its own <see cref="IReadiness"/>.</summary>
    public static IServiceCollection AddRecOrleansGateway(this IServiceCollection services, Action<GatewayOptions>? configure = null)
    {
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section)
            .Validate(options => options.MaxBodyBytes >= 4096, "Gateway:MaxBodyBytes must be at least 4096.")
            .Validate(options => options.MaxImportLineBytes >= 4096, "Gateway:MaxImportLineBytes must be at least 4096.")
            .Validate(options => options.ImportBatch is >= 1 and <= 10_000, "Gateway:ImportBatch must be 1 to 10000.")
            .Validate(options => options.MaxWait > TimeSpan.Zero, "Gateway:MaxWait must be positive, e.g. 00:00:30.")
            .Validate(options => options.Heartbeat >= TimeSpan.FromMilliseconds(50), "Gateway:Heartbeat must be at least 00:00:00.05.")
            .ValidateOnStart();
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IReadiness, ClusterReadiness>();
        services.AddSingleton<Catalogs>();
        services.AddSingleton<UserEvents>();
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        // A parameter that cannot be bound throws, so that it too is answered by the one exception handler.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RecOrleans";
            document.Info.Version = "v1";
            document.Info.Description = "A recommendation feed that people steer by talking to it.";
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Maps the HTTP API under <c>/v1</c>, health, the OpenAPI document, Scalar's page and the web page.</summary>
    public static WebApplication MapRecOrleansGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => ProblemExceptionHandler.WriteAsync(
            pages.HttpContext, Unrouted(pages.HttpContext), pages.HttpContext.RequestAborted));
        app.Use(AnswerHead);
        app.UseRouting();

        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var api = app.MapGroup("/v1")
            .AddEndpointFilter<IdentifierFilter>()
            .WithMetadata(new RequestSizeLimitAttribute(options.MaxBodyBytes))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        CatalogRoutes.Map(api);
        ImportRoutes.Map(api);
        ItemRoutes.Map(api);
        SuggestionRoutes.Map(api);

        var user = api.MapGroup("/users/{user}");
        UserRoutes.Map(user);
        CommandRoutes.Map(user);
        PreferenceRoutes.Map(user);
        EventRoutes.Map(user);

        HealthRoutes.Map(app);
        app.MapOpenApi();
        app.MapScalarApiReference("/scalar");
        PageRoutes.Map(app);
        return app;
    }

    /// <summary>HEAD is GET without the body, which the server leaves out by itself. An event stream has no end, so there it stays refused.</summary>
    private static Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.Value!.EndsWith("/events", StringComparison.OrdinalIgnoreCase))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    private static bool TakesLines(HttpContext context) => context.Request.Path.Value!.EndsWith("/imports", StringComparison.OrdinalIgnoreCase);

    private static Problem Unrouted(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(404, $"There is nothing at {context.Request.Path}; /scalar lists every call.", "path"),
        StatusCodes.Status405MethodNotAllowed => new Problem(
            405, $"{context.Request.Method} does not fit {context.Request.Path}; the Allow header says what does.", "method"),
        StatusCodes.Status413PayloadTooLarge => new Problem(413, "body is larger than this call takes; send less at once.", "body"),
        StatusCodes.Status415UnsupportedMediaType => new Problem(
            415, $"body must be {(TakesLines(context) ? "JSON Lines; send it with the header Content-Type: application/x-ndjson" : "JSON; send it with the header Content-Type: application/json")}.", "body"),
        var status => new Problem(status, "The call was refused; /scalar lists every call."),
    };
}
