using Azure.Data.Tables;

namespace RecOrleans.Storage;

/// <summary>Refuses settings that cannot work, before the silo starts.</summary>
/// <param name="options">What was configured.</param>
/// <param name="contentRoot">Where relative paths start.</param>
public sealed class StorageOptionsValidator(StorageOptions options, string contentRoot) : IConfigurationValidator
{
    /// <exception cref="OrleansConfigurationException">Names the setting at fault and the way out.</exception>
    public void ValidateConfiguration()
    {
        if (!Enum.IsDefined(options.Provider)) throw Refuse(nameof(StorageOptions.Provider), $"is {options.Provider}; use Sqlite, Memory or AzureTables.");
        RequireText(nameof(StorageOptions.ServiceId), options.ServiceId);
        RequireText(nameof(StorageOptions.ClusterId), options.ClusterId);
        RequirePort(nameof(StorageOptions.SiloPort), options.SiloPort);
        RequirePort(nameof(StorageOptions.GatewayPort), options.GatewayPort);
        if (options.SiloPort == options.GatewayPort)
            throw Refuse(nameof(StorageOptions.GatewayPort), $"equals SiloPort ({options.SiloPort}); give each its own port.");
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                ValidateSqlite();
                break;
            case StorageProvider.AzureTables:
                ValidateAzure();
                break;
        }
    }

    private void ValidateSqlite()
    {
        RequireText(nameof(StorageOptions.Path), options.Path);
        if (options.BusyTimeout <= TimeSpan.Zero || options.BusyTimeout > TimeSpan.FromMinutes(5))
            throw Refuse(nameof(StorageOptions.BusyTimeout), $"is {options.BusyTimeout}; use a time above zero and up to 00:05:00.");
        foreach (var path in (string[])[options.StatePath(contentRoot), options.CatalogPath(contentRoot)]) RequireWritable(path);
    }

    private static void RequireWritable(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            // SQLite makes -wal and -shm files beside the database, so the folder itself has to be writable too.
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
            if (Path.Exists(path)) File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Refuse(
                nameof(StorageOptions.Path),
                $"leads to '{path}', which cannot be written ({e.Message}). Choose a file in a folder that this account may write, or give it the right to.",
                e);
        }
    }

    private void ValidateAzure()
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw Refuse(
                nameof(StorageOptions.ConnectionString),
                "is missing, and Storage:Provider is AzureTables. Set it to the storage account's connection string (environment variable Storage__ConnectionString), or choose Sqlite.");
        }

        if (options.TablePrefix is not { Length: >= 1 and <= 40 } prefix || !char.IsAsciiLetter(prefix[0]) || !prefix.All(char.IsAsciiLetterOrDigit))
            throw Refuse(nameof(StorageOptions.TablePrefix), $"is '{options.TablePrefix}'; use 1 to 40 letters and digits, a letter first.");

        try
        {
            _ = new TableServiceClient(options.ConnectionString);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Refuse(nameof(StorageOptions.ConnectionString), "is no connection string of a storage account; copy it from the account's page 'Access keys'.", e);
        }
    }

    private static void RequireText(string setting, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) throw Refuse(setting, "is empty; leave it out to get the default, or give it a value.");
    }

    private static void RequirePort(string setting, int value)
    {
        if (value is < 1 or > 65535) throw Refuse(setting, $"is {value}; use a free port, 1 to 65535.");
    }

    private static OrleansConfigurationException Refuse(string setting, string what, Exception? inner = null) =>
        new($"{StorageOptions.Section}:{setting} {what}", inner!);
}
