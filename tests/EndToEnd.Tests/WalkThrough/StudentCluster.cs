using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using RecOrleans.Engine.Import;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language.Hosting;
using RecOrleans.Silo.Catalogs;
using RecOrleans.Storage;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>Two silos in this process with the shipped catalogues and the shipped student.</summary>
public sealed class StudentCluster : IAsyncLifetime
{
    private readonly MemoryCatalogStore _store = new();
    private InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster?.Client ?? throw new InvalidOperationException("The cluster is not running.");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddRecOrleansStorage(new StorageOptions { Provider = StorageProvider.Memory });
            silo.AddRecOrleansStreams();
            silo.Services.AddLanguage(options => options.ModelPath = Repository.Path("models", "student", "student-q4_0.gguf"));
            silo.Services.AddRecOrleansGrains(null, Repository.Path("models", "text-encoder"));
            silo.Services.AddSingleton<ICatalogStore>(_store);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await Import("movies");
        await Import("fashion");
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private async Task Import(string catalog)
    {
        await using var source = await CatalogSources.OpenAsync("package", Repository.Path("data", catalog), new CatalogSourceOptions(), CancellationToken.None);
        await SourceImport.RunAsync(Grains, source, Assert.Fail, CancellationToken.None);
    }
}
