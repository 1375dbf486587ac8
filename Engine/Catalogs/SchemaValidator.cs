using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Catalogs;

/// <summary>Finds what a schema says against itself.</summary>
public static partial class SchemaValidator
{
    public const int MaxFacets = 64;

    public const int MaxValues = 1000;

    /// <summary>One message for each fault, naming facet, field and way out; empty for a sound schema.</summary>
    public static ImmutableArray<string> Validate(CatalogSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var errors = ImmutableArray.CreateBuilder<string>();
        if (!CatalogId().IsMatch(schema.Catalog ?? "")) errors.Add($"catalog: '{schema.Catalog}' is no id; use 1 to 64 lower-case letters, digits and dashes, a letter or digit first.");
        if (schema.Facets.IsDefaultOrEmpty) errors.Add("facets: there are none; name at least one.");
        else if (schema.Facets.Length > MaxFacets) errors.Add($"facets: {schema.Facets.Length} of them; use at most {MaxFacets}.");
        else foreach (var facet in schema.Facets) Check(schema, facet, errors);
        return errors.ToImmutable();
    }

    private static void Check(CatalogSchema schema, Facet facet, ImmutableArray<string>.Builder errors)
    {
        if (!FacetName().IsMatch(facet.Name ?? "")) Fault("name", "use 1 to 64 lower-case letters, digits, '-' and '_', a letter first");
        else if (facet.Name == Preference.FeedFacet) Fault("name", "it is taken by wishes about the feed as a whole; choose another");
        if (!ReferenceEquals(schema.Facets.First(other => string.Equals(other.Name, facet.Name, StringComparison.OrdinalIgnoreCase)), facet)) Fault("name", "two facets have it; rename one");
        if (!Enum.IsDefined(facet.Kind)) Fault("kind", $"it is unknown; use one of {string.Join(", ", Enum.GetNames<FacetKind>().Select(name => name.ToLowerInvariant()))}");
        CheckValues(facet, Fault);
        CheckBounds(facet, Fault);
        CheckCovers(schema, facet, Fault);

        void Fault(string field, string wayOut) => errors.Add($"facet '{facet.Name}': {field}: {wayOut}.");
    }

    private static void CheckValues(Facet facet, Action<string, string> fault)
    {
        var listed = facet.Kind is FacetKind.Closed or FacetKind.Ordered;
        if (facet.Values.IsDefault) fault("values", "it is null; leave it out or list the values");
        else if (listed && facet.Values.IsEmpty) fault("values", "there are none; list the legal values, or make the facet open");
        else if (!listed && facet.Kind != FacetKind.Open && !facet.Values.IsEmpty) fault("values", $"a {facet.Kind.ToString().ToLowerInvariant()} facet has none; leave them out, or make the facet closed");
        else if (facet.Values.Length > MaxValues) fault("values", $"{facet.Values.Length} of them; use at most {MaxValues}, or make the facet open");
        else
        {
            if (facet.Values.Any(string.IsNullOrWhiteSpace)) fault("values", "one is empty; take it out");
            foreach (var twice in facet.Values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                fault("values", $"'{twice.Key}' stands there twice (letter case does not count); keep one");
        }

        if (facet.Synonyms is null)
        {
            fault("synonyms", "it is null; leave it out");
            return;
        }

        if (facet.Values.IsDefault) return;
        foreach (var (said, meant) in facet.Synonyms)
        {
            if (listed && !facet.Values.Contains(meant, StringComparer.OrdinalIgnoreCase)) fault("synonyms", $"'{said}' stands for '{meant}', which is none of the values; add it to them or point to one");
            if (facet.Values.Contains(said, StringComparer.OrdinalIgnoreCase) && !string.Equals(said, meant, StringComparison.OrdinalIgnoreCase))
                fault("synonyms", $"'{said}' is itself a value and cannot stand for '{meant}'; take the synonym out");
        }
    }

    private static void CheckBounds(Facet facet, Action<string, string> fault)
    {
        if (facet.Low is null && facet.High is null) return;
        if (facet.Kind != FacetKind.Number) fault("low, high", "only a number has bounds; leave them out, or make the facet a number");
        if (facet.Low is { } low && !double.IsFinite(low)) fault("low", "it is not a finite number");
        if (facet.High is { } high && !double.IsFinite(high)) fault("high", "it is not a finite number");
        if (facet.Low > facet.High) fault("low, high", FormattableString.Invariant($"low {facet.Low} lies above high {facet.High}; swap them"));
    }

    private static void CheckCovers(CatalogSchema schema, Facet facet, Action<string, string> fault)
    {
        if (facet.Covers.IsDefault)
        {
            fault("covers", "it is null; leave it out");
            return;
        }

        if (!facet.Covers.IsEmpty && facet.Kind is not (FacetKind.Closed or FacetKind.Open)) fault("covers", "only a closed or open facet can stand for others");
        foreach (var name in facet.Covers)
        {
            if (schema.Find(name) is not { } covered) fault("covers", $"'{name}' is no facet of this schema; add it or take it out");
            else if (ReferenceEquals(covered, facet)) fault("covers", "it cannot cover itself");
            else if (covered.Kind != facet.Kind) fault("covers", $"'{name}' is of another kind ({covered.Kind.ToString().ToLowerInvariant()}); both must be alike");
            else if (!covered.Covers.IsDefaultOrEmpty) fault("covers", $"'{name}' covers facets itself; name those instead");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CatalogId();

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FacetName();
}
