using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>The schema that a source starts with.</summary>
internal static class SourceSchema
{
    /// <summary>The schema under the id that the options name.</summary>
    /// <exception cref="ImportException">It contradicts itself.</exception>
    public static CatalogSchema Checked(CatalogSchema schema, CatalogSourceOptions options)
    {
        if (options.Catalog is { } id) schema = schema with { Catalog = id };
        var errors = SchemaValidator.Validate(schema);
        return errors.IsEmpty ? schema : throw new ImportException($"The schema of '{schema.Catalog}' cannot be used. {string.Join(" ", errors)}");
    }

    /// <summary>A catalogue id made of a file's or folder's name.</summary>
    public static string IdOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var id = string.Join('-', string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return id.Length switch { 0 => "catalog", > 64 => id[..64], _ => id };
    }
}
