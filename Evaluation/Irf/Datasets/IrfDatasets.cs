namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>The data sets of the IRF benchmark by name.</summary>
public static class IrfDatasets
{
    public static readonly IReadOnlyList<string> Names = [MovieLensIrf.Name, OfficeIrf.Name, FashionIrf.Name];

    /// <summary>Reads one of them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Decides the order of the users, and nothing else.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">No such data set.</exception>
    /// <exception cref="IOException">Its files are not there; the message names the path.</exception>
    public static Task<IrfDataset> LoadAsync(string name, int seed, CancellationToken cancellationToken) => name switch
    {
        MovieLensIrf.Name => MovieLensIrf.LoadAsync(seed, cancellationToken),
        OfficeIrf.Name => OfficeIrf.LoadAsync(seed, cancellationToken),
        FashionIrf.Name => FashionIrf.LoadAsync(seed, cancellationToken),
        _ => throw new ArgumentException($"dataset: '{name}' is unknown; use one of {string.Join(", ", Names)}.", nameof(name)),
    };
}
