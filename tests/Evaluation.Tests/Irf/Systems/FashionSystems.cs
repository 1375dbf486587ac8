using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

/// <summary>All systems on the fashion catalogue, started once: one silo, the shipped student.</summary>
public sealed class FashionSystems : IAsyncLifetime
{
    private FeedSystems? _systems;

    public IrfDataset Dataset { get; } = FashionDataset.Read();

    public IReadOnlyList<IFeedSystem> All => _systems?.Systems ?? throw new InvalidOperationException("The systems have not started.");

    public IFeedSystem this[string name] => All.Single(system => system.Name == name);

    public async ValueTask InitializeAsync() =>
        _systems = await FeedSystems.CreateAsync(Dataset, [.. FeedSystems.Known.Select(entry => entry.Name)], Repository.Path("models"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_systems is not null) await _systems.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class FashionCollection : ICollectionFixture<FashionSystems>
{
    public const string Name = "fashion systems";
}
