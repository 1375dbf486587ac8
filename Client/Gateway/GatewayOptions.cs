using RecOrleans.Catalogs;

namespace RecOrleans.Client.Gateway;

/// <summary>Settings of the HTTP gateway; configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <value>Largest body of a call that is not an import, in bytes. 256 KiB.</value>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <value>Longest line of an import, in bytes. 1 MiB.</value>
    public int MaxImportLineBytes { get; set; } = 1024 * 1024;

    /// <value>Items or interactions that an import hands on at once. 500.</value>
    public int ImportBatch { get; set; } = ImportBatches.DefaultSize;

    /// <value>Longest time that a command's status may be waited for. 30 s.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>How often a quiet event stream says that it lives, and looks whether its subscription still stands. 15 s.</value>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>How long a catalogue's schema may be remembered before it is asked for again. 5 s.</value>
    public TimeSpan SchemaAge { get; set; } = TimeSpan.FromSeconds(5);
}
