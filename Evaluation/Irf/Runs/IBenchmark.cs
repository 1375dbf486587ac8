using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>The parts that a run puts together.</summary>
public interface IBenchmark
{
    /// <summary>Whose words are used.</summary>
    string Phrasing { get; }

    /// <summary>What a reader of the run should know; null: nothing.</summary>
    string? Note { get; }

    /// <param name="dataset">Its name.</param>
    /// <param name="seed">Of the order of its users.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IrfDataset> LoadAsync(string dataset, int seed, CancellationToken cancellationToken);

    /// <summary>What the plan's sessions depend on beside seed and the name of the phrasing: words, data, models.</summary>
    /// <exception cref="RunException">A dataset is not there.</exception>
    Task<ImmutableArray<RunInput>> InputsAsync(RunPlan plan, CancellationToken cancellationToken);

    /// <summary>Whether the system of that name reads commands with a language model.</summary>
    bool IsSlow(string system);

    /// <summary>Sets systems up on a dataset, trained where they learn; they end with their owner.</summary>
    /// <returns>In the order of the names.</returns>
    Task<(ImmutableArray<IFeedSystem> Systems, IAsyncDisposable Owner)> OpenAsync(IrfDataset dataset, IReadOnlyCollection<string> systems, CancellationToken cancellationToken);

    /// <summary>One session; the same user, scenario and seed give the same simulated person.</summary>
    Task<SessionRecord> PlayAsync(IFeedSystem system, IrfDataset dataset, IrfUser user, Scenario scenario, int seed, CancellationToken cancellationToken);
}
