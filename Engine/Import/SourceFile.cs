namespace RecOrleans.Engine.Import;

/// <summary>A file of a source.</summary>
internal static class SourceFile
{
    /// <exception cref="ImportException">It is not there, empty, or may not be read.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path)) throw new ImportException($"{path} is a folder; name the file.");
        if (!File.Exists(path)) throw new ImportException($"{path} is not there; check the path.");
        if (Size(path) == 0) throw new ImportException($"{path} is empty; there is nothing to import.");
    }

    /// <exception cref="ImportException">It is no folder.</exception>
    public static void RequireFolder(string path)
    {
        if (!Directory.Exists(path)) throw new ImportException(File.Exists(path) ? $"{path} is a file; name the folder that holds the catalogue." : $"The folder {path} is not there; check the path.");
    }

    public static Stream Open(string path, ImportProgress progress)
    {
        try
        {
            return new CountingStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan), progress);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Bytes; 0 for a file that is not there.</summary>
    public static long Size(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
