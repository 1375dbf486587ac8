using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

/// <summary>All systems on the fashion catalogue, started once: one silo, the shipped student.</summary>
public sealed class FashionSystems : IAsyncLifetime
{
    private IrfDataset? _dataset;
    private FeedSystems? _systems;

    public IrfDataset Dataset => _dataset ?? throw NotStarted();

    public IReadOnlyList<IFeedSystem> All => _systems?.Systems ?? throw NotStarted();

    public IFeedSystem this[string name] => All.Single(system => system.Name == name);

    public async ValueTask InitializeAsync()
    {
        _dataset = await IrfDatasets.LoadAsync("fashion", seed: 1, CancellationToken.None);
        _systems = await FeedSystems.CreateAsync(_dataset, [.. FeedSystems.Known.Select(entry => entry.Name)], Repository.Path("models"), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_systems is not null) await _systems.DisposeAsync();
    }

    private static InvalidOperationException NotStarted() => new("The systems have not started.");
}

[CollectionDefinition(Name)]
public sealed class FashionCollection : ICollectionFixture<FashionSystems>
{
    public const string Name = "fashion systems";
}
