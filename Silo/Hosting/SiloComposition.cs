using Orleans.Configuration;
using Orleans.Dashboard;
using RecOrleans.Client.Gateway;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language.Hosting;
using RecOrleans.Silo.Catalogs;
using RecOrleans.Storage.Hosting;
using RecOrleans.Storage.Options;

namespace RecOrleans.Silo.Hosting;

/// <summary>Puts the whole product together: silo, gateway and page in one process.</summary>
public static class SiloComposition
{
    public static WebApplicationBuilder AddRecOrleans(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var home = configuration["Home"] is { Length: > 0 } named ? Path.GetFullPath(named) : AppHome.Find();
        builder.Services.Configure<SiloOptions>(options =>
        {
            options.Home = home;
            foreach (var catalog in configuration.GetSection(CatalogSetting.Section).GetChildren()) options.Catalogs[catalog.Key] = catalog.Value ?? "";
        });
        return builder;
    }
}
