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

    /// <summary>The schema that the options give, else one inferred from the first items.</summary>
    /// <param name="path">The source.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="items">Its items; read only where the options give no schema.</param>
    /// <param name="nothing">What the source holds when no item comes, as the end of a sentence.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportException">There is no item, or the schema contradicts itself.</exception>
    public static async Task<CatalogSchema> OfAsync(
        string path, CatalogSourceOptions options, IAsyncEnumerable<RawItem> items, string nothing, CancellationToken cancellationToken)
    {
        if (options.Schema is { } given) return Checked(given, options);
        var sample = await items.Take(SchemaInference.SampleSize).ToListAsync(cancellationToken);
        if (sample.Count == 0) throw new ImportException($"{path} holds {nothing}.");
        return Checked(SchemaInference.Infer(IdOf(path), sample), options);
    }

    /// <summary>A catalogue id made of a file's or folder's name.</summary>
    public static string IdOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var id = string.Join('-', string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return id.Length switch { 0 => "catalog", > 64 => id[..64], _ => id };
    }
}
