namespace RecOrleans.Storage.Sqlite;

/// <summary>The schema scripts that lie beside this file and travel inside the assembly.</summary>
internal static class EmbeddedScript
{
    public const string Orleans = "OrleansSchema.sql";

    public const string Catalogs = "CatalogSchema.sql";

    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
