namespace RecOrleans.Silo;

/// <summary>The folder that relative paths of the configuration start from.</summary>
public static class AppHome
{
    private const string Mark = "models";

    /// <summary>RECORLEANS_HOME where it is set; else the nearest folder above the program that holds <c>models</c>: the checkout, or a published silo's own folder.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("RECORLEANS_HOME") is { Length: > 0 } named) return Path.GetFullPath(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, Mark)) && Directory.Exists(Path.Combine(folder.FullName, "data")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
