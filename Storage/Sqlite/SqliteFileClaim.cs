namespace RecOrleans.Storage.Sqlite;

/// <summary>One silo's claim on its storage files: a lock file beside them that is held open for as long as the silo lives.</summary>
/// <remarks>
/// SQLite itself would let two silos in, and each would serve from its own memory what the other has changed. The system lets go of the lock when the
/// process ends, however it ends; the empty file stays.
/// </remarks>
internal sealed class SqliteFileClaim : IDisposable
{
    private readonly FileStream _lock;

    private SqliteFileClaim(FileStream held) => _lock = held;

    /// <param name="path">The file of the grains' state. The claim covers the catalogues beside it, whose name is the same but for its ending.</param>
    /// <exception cref="OrleansConfigurationException">Another silo holds the claim.</exception>
    public static SqliteFileClaim Of(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new SqliteFileClaim(new FileStream(Path.ChangeExtension(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error)
        {
            throw new OrleansConfigurationException(
                $"{StorageOptions.Section}:{nameof(StorageOptions.Path)} leads to '{path}', which another silo uses; {StorageOptions.SecondSilo}", error);
        }
    }

    public void Dispose() => _lock.Dispose();
}
