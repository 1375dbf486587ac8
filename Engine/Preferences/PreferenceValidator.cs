using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>Checks a preference against the schema and brings its values into the catalogue's form.</summary>
public static class PreferenceValidator
{
    /// <summary>The preference with the schema's spelling of facet and values.</summary>
    /// <exception cref="RequestException">Invalid; names the field and the legal values.</exception>
    public static Preference Normalise(CatalogSchema schema, Preference preference)
    {
        var (normal, field, problem) = Check(schema, preference);
        return normal ?? throw new RequestException(RequestError.Invalid, field, problem);
    }

    internal static (Preference? Normal, string Field, string Problem) Check(CatalogSchema schema, Preference preference)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(preference);
        if (!Enum.IsDefined(preference.Polarity)) return Fault("polarity", "polarity: use like or dislike.");
        if (!Enum.IsDefined(preference.Strength)) return Fault("strength", "strength: use soft or hard.");
        if (!Enum.IsDefined(preference.Scope)) return Fault("scope", "scope: use standing or session.");
        if (preference.Value is null) return Fault("value", "value: it is missing.");
        if (preference.Facet == Preference.FeedFacet) return CheckWish(preference);
        if (schema.Find(preference.Facet ?? "") is not { } facet)
            return Fault("facet", $"facet: '{preference.Facet}' is no facet of {schema.Catalog}; use one of {string.Join(", ", schema.Facets.Select(known => known.Name))}.");
        if (!Fits(facet.Kind, preference.Operator))
            return Fault("operator", $"operator: '{preference.Operator.Symbol()}' does not fit {facet.Name} ({Named(facet.Kind)}); use = or !=.");
        var isRange = preference.Operator == ComparisonOperator.Between;
        if (isRange != preference.Value.High is not null)
            return Fault("value", isRange ? "value: between needs two values, [low, high]." : $"value: '{preference.Operator.Symbol()}' takes one value; use between for a range.");
        if (!FacetValues.TryNormalise(facet, preference.Value.Value, out var low, out var problem))
            return Fault("value", $"value: {facet.Name}: {problem}.");
        var value = new Operand(low);
        if (preference.Value.High is { } end)
        {
            if (!FacetValues.TryNormalise(facet, end, out var high, out problem)) return Fault("value", $"value: {facet.Name}: {problem}.");
            value = Operand.Range(low, high);
        }

        var normal = preference with { Facet = facet.Name, Value = value };
        return Interval.Of(facet, normal) is { } interval && interval.Low > interval.High
            ? Fault("value", $"value: the range {value} of {facet.Name} runs backwards; write the lower end first.")
            : (normal, "", "");
    }

    private static (Preference?, string, string) CheckWish(Preference preference) =>
        preference.Operator == ComparisonOperator.Equal && preference.Value.High is null && ToolEdit.Names.Contains(preference.Value.Value.Text)
            ? (preference, "", "")
            : Fault("value", $"value: a wish about the feed is = and one of {string.Join(", ", ToolEdit.Names)}.");

    private static bool Fits(FacetKind kind, ComparisonOperator comparison) =>
        comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual
        || (kind is FacetKind.Number or FacetKind.Date or FacetKind.Ordered && Enum.IsDefined(comparison));

    private static string Named(FacetKind kind) => kind switch
    {
        FacetKind.Closed => "one of a list of values",
        FacetKind.Open => "a name",
        FacetKind.Reference => "an item",
        _ => "free text",
    };

    private static (Preference?, string, string) Fault(string field, string problem) => (null, field, problem);
}
