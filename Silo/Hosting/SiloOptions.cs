namespace RecOrleans.Silo.Hosting;

/// <summary>What the host itself reads.</summary>
public sealed class SiloOptions
{
    /// <summary>Where relative paths start; see <see cref="AppHome"/>.</summary>
    public string Home { get; set; } = AppHome.Find();

    /// <summary>Catalogue id -> path, or format:path.</summary>
    public IDictionary<string, string> Catalogs { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
