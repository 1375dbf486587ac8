namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>Where the benchmark's data lies.</summary>
internal static class DataFolders
{
    /// <summary>A path under the repository's own <c>data</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static string Shipped(string name) => Existing(Path.Combine(Root(), "data", name), "run from a checkout of the repository");

    /// <summary>A public data set: in the folder that the environment variable <c>RECORLEANS_DATA</c> names, otherwise in <c>../shared/data</c> of the repository.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static string Public(string name)
    {
        var folder = Environment.GetEnvironmentVariable("RECORLEANS_DATA") is { Length: > 0 } named ? named : Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data"));
        return Existing(Path.Combine(folder, name), "put the public data set there, or name the folder that holds it in RECORLEANS_DATA (see data/README.md)");
    }

    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string File(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return System.IO.File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there; the data set is not complete (see data/README.md).", path);
    }

    private static string Existing(string path, string wayOut) =>
        Directory.Exists(path) ? path : throw new DirectoryNotFoundException($"The folder {path} is not there; {wayOut}.");

    /// <summary>The folder that holds RecOrleans.sln, seen from the program or else from where it was started.</summary>
    private static string Root()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (System.IO.File.Exists(Path.Combine(folder.FullName, "RecOrleans.sln")))
                    return folder.FullName;
        throw new DirectoryNotFoundException($"No RecOrleans.sln above {AppContext.BaseDirectory} or {Directory.GetCurrentDirectory()}; run from a checkout of the repository.");
    }
}
