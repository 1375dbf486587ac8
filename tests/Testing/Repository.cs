namespace RecOrleans.Testing;

/// <summary>Where things lie, seen from a running test.</summary>
public static class Repository
{
    /// <summary>The folder that holds RecOrleans.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The folder with public data sets that are not part of the repository, or null when it is not there. RECORLEANS_DATA names it; otherwise ../shared/data.</summary>
    public static string? SharedData { get; } = FindSharedData();

    private static string? FindSharedData()
    {
        var folder = Environment.GetEnvironmentVariable("RECORLEANS_DATA") is { Length: > 0 } named ? named : Path("..", "shared", "data");
        return Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RecOrleans.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No RecOrleans.sln above {AppContext.BaseDirectory}; run the tests from a checkout.");
    }
}
