using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using OpenTelemetry.Metrics;
using Orleans.Configuration;
using Orleans.Dashboard;
using RecOrleans.Client.Gateway;
using RecOrleans.Client.Gateway.Health;
using RecOrleans.Grains;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language;
using RecOrleans.Language.Hosting;
using RecOrleans.Silo.Catalogs;
using RecOrleans.Storage.Hosting;

namespace RecOrleans.Silo.Hosting;

/// <summary>Puts the whole product together: silo, gateway and page in one process.</summary>
public static class SiloComposition
{
    /// <summary>A builder whose content root is the home folder, with the shipped settings at the lowest rank.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppHome.Find() });
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
        });
        return builder;
    }

    public static WebApplicationBuilder AddRecOrleans(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var configuration = builder.Configuration;
        var services = builder.Services;
        services.Configure<SiloOptions>(options =>
        {
            options.Home = builder.Environment.ContentRootPath;
            // An empty value takes a catalogue of the shipped settings off the list.
            foreach (var catalog in configuration.GetSection(CatalogSetting.Section).GetChildren())
                if (catalog.Value is { Length: > 0 } value)
                    options.Catalogs[catalog.Key] = value;
        });
        services.AddSingleton<SiloReadiness>();
        services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<SiloReadiness>());
        services.AddHostedService<PortCheck>();
        services.AddHostedService<CatalogSeeder>();
        services.AddLanguage(configuration);
        services.AddRecOrleansGrains(configuration, Path.Combine(builder.Environment.ContentRootPath, "models", "text-encoder"));
        services.AddRecOrleansGateway();
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(GrainsTelemetry.Name, LanguageTelemetry.MeterName, "Microsoft.Orleans").AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(GrainsTelemetry.Name, "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"));

        var storage = configuration.GetStorageOptions();
        builder.UseOrleans(silo =>
        {
            silo.UseRecOrleansClustering(storage);
            silo.AddRecOrleansStorage(storage);
            silo.AddRecOrleansStreams();
            silo.AddActivityPropagation();
            silo.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
            if (configuration.GetValue("Dashboard:Enabled", false)) silo.AddDashboard();
        });
        return builder;
    }

    public static WebApplication UseRecOrleans(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapRecOrleansGateway();
        app.MapPrometheusScrapingEndpoint("/metrics");
        // The dashboard has no authorisation of its own, so it is off unless someone asks for it.
        if (app.Configuration.GetValue("Dashboard:Enabled", false)) app.MapOrleansDashboard("/dashboard");
        return app;
    }
}
