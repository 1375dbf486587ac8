using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Catalogs;

/// <summary>Holds an item against its catalogue's schema.</summary>
public static partial class ItemValidator
{
    public const int MaxTitleLength = 300;

    /// <summary>Longest description that is kept; the rest is cut off.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>Most values of one facet.</summary>
    public const int MaxValues = 100;

    /// <summary>The item in the catalogue's form: schema spellings, numbers and dates read, repeated values once. Normalising twice changes nothing.</summary>
    /// <returns>The item and no errors; or null and one message for each fault, naming item, facet and way out.</returns>
    public static (Item? Item, ImmutableArray<string> Errors) Normalise(CatalogSchema schema, Item item)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(item);
        var errors = ImmutableArray.CreateBuilder<string>();
        if (!ItemId().IsMatch(item.Id ?? "")) Fault("id", "use 1 to 64 letters, digits and '-', '_', '.', ':'");
        var title = string.Join(' ', (item.Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length is 0 or > MaxTitleLength) Fault("title", $"use 1 to {MaxTitleLength} characters");
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        foreach (var (name, values) in item.Facets ?? ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty)
        {
            if (schema.Find(name) is not { } facet) Fault(name, $"it is no facet of {schema.Catalog}; add it to the schema or leave it out");
            else if (facet.Kind is FacetKind.Reference or FacetKind.Text) Fault(name, $"items hold no {facet.Kind.ToString().ToLowerInvariant()} facet; a description belongs in the item's text");
            else if (!facet.Covers.IsEmpty) Fault(name, $"it stands for others; give the value to {string.Join(" or ", facet.Covers)}");
            else if (Values(facet, values) is { Length: > 0 } normal) facets[facet.Name] = normal;
        }

        if (errors.Count > 0) return (null, errors.ToImmutable());
        var text = item.Text?.Trim();
        if (text?.Length > MaxTextLength) text = text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
        return (item with { Title = title, Facets = facets.ToImmutable(), Text = string.IsNullOrEmpty(text) ? null : text }, []);

        ImmutableArray<FacetValue> Values(Facet facet, ImmutableArray<FacetValue> written)
        {
            if (written.IsDefaultOrEmpty) return [];
            if (written.Length > MaxValues)
            {
                Fault(facet.Name, $"{written.Length} values; use at most {MaxValues}");
                return [];
            }

            var normal = ImmutableArray.CreateBuilder<FacetValue>(written.Length);
            foreach (var value in written)
            {
                if (!FacetValues.TryNormalise(facet, value, out var read, out var problem)) Fault(facet.Name, problem);
                else if (!normal.Any(known => known.Matches(read))) normal.Add(read);
            }

            if (normal.Count > 1 && !facet.Multi) Fault(facet.Name, $"{normal.Count} values ({string.Join(", ", normal)}) where an item holds one; keep one, or set multi in the schema");
            return normal.ToImmutable();
        }

        void Fault(string field, string wayOut) => errors.Add($"item '{item.Id}': {field}: {wayOut}.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ItemId();
}
