namespace RecOrleans.Storage;

/// <summary>The section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The way out for a silo that finds another one on this machine, as the end of a sentence.</summary>
    public const string SecondSilo =
        "end it, or give this silo its own Storage:SiloPort, Storage:GatewayPort, Storage:Path and Urls, each as --NAME=VALUE.";

    /// <value>Default: <see cref="StorageProvider.Sqlite"/>.</value>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The SQLite file of the grains' state; catalogues and interactions go to <see cref="CatalogPath"/> beside it.</summary>
    /// <value>Default: <c>var/recorleans.db</c>. A relative path starts at the content root.</value>
    public string Path { get; set; } = "var/recorleans.db";

    /// <summary>Connection string of the storage account, for <see cref="StorageProvider.AzureTables"/> only.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Begins the names of our own Azure tables, so that several installations can share an account. Letters and digits, a letter first.</summary>
    /// <value>Default: <c>RecOrleans</c>.</value>
    public string TablePrefix { get; set; } = "RecOrleans";

    /// <summary>Names the installation in storage. State that was written under one id is not seen under another.</summary>
    /// <value>Default: <c>recorleans</c>.</value>
    public string ServiceId { get; set; } = "recorleans";

    /// <summary>Names the running cluster; silos and clients find each other by it.</summary>
    /// <value>Default: <c>recorleans</c>.</value>
    public string ClusterId { get; set; } = "recorleans";

    /// <summary>Port on which silos talk to each other.</summary>
    /// <value>Default: 11111.</value>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port on which clients reach the silo.</summary>
    /// <value>Default: 30000.</value>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>How long a SQLite call waits for another process to let go of the file.</summary>
    /// <value>Default: 10 s.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The full path of the grains' SQLite file.</summary>
    public string StatePath(string contentRoot) => System.IO.Path.GetFullPath(Path, System.IO.Path.GetFullPath(contentRoot));

    /// <summary>The full path of the SQLite file of catalogues and interactions: an import there never holds up a user's write.</summary>
    public string CatalogPath(string contentRoot) => System.IO.Path.ChangeExtension(StatePath(contentRoot), ".catalogs.db");
}
