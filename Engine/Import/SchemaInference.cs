using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>Guesses a schema from the first items of a source.</summary>
/// <remarks>
/// A field becomes a facet when at least 1 in 50 items holds it, by the first rule that fits its values (of which at least 98 in 100 must do):
/// <list type="number">
/// <item>numbers -> number, with no bounds: later items may go beyond what was seen. Field names such as <c>zip</c> or <c>isbn</c> are codes, not numbers;</item>
/// <item>dates in a form that <see cref="FacetValues"/> reads -> date;</item>
/// <item>long texts (more than 60 characters on average) -> no facet; they are description if the field is called so, and left out otherwise;</item>
/// <item>other texts -> open. Never closed by itself: the first rows cannot prove that no other value exists, and a closed facet refuses later rows. Yes and no -> closed, because there is no third.</item>
/// </list>
/// A field is multi when any item holds two values of it. Every schema gets <c>similar</c> and <c>item</c> (references) and <c>text</c>.
/// </remarks>
public static partial class SchemaInference
{
    /// <summary>How many items are looked at.</summary>
    public const int SampleSize = 2000;

    private const double MinCoverage = 0.02, MinAgreement = 0.98;

    private const int LongText = 60;

    private static readonly Facet AnyNumber = new() { Name = "number", Kind = FacetKind.Number };

    private static readonly Facet AnyDate = new() { Name = "date", Kind = FacetKind.Date };

    internal static CatalogSchema Infer(string catalog, IReadOnlyCollection<RawItem> sample)
    {
        var facets = ImmutableArray.CreateBuilder<Facet>();
        foreach (var field in sample.SelectMany(item => item.Fields).Where(field => !field.Value.IsEmpty && !RawItem.IsReserved(field.Key)).GroupBy(field => RawItem.FacetName(field.Key)))
        {
            if (!FacetName().IsMatch(field.Key) || field.Key is "feed" or "similar" or "item") continue;
            var cells = field.Select(cell => cell.Value).ToList();
            if (cells.Count < sample.Count * MinCoverage || KindOf(field.Key, [.. cells.SelectMany(cell => cell)]) is not { } kind) continue;
            facets.Add(new Facet
            {
                Name = field.Key,
                Kind = kind,
                Values = kind == FacetKind.Closed ? ["yes", "no"] : [],
                Unit = kind == FacetKind.Number && field.Key.EndsWith("year", StringComparison.Ordinal) ? "year" : null,
                Multi = cells.Exists(cell => cell.Length > 1),
            });
        }

        facets.Add(new Facet { Name = "similar", Kind = FacetKind.Reference });
        facets.Add(new Facet { Name = "item", Kind = FacetKind.Reference });
        facets.Add(new Facet { Name = "text", Kind = FacetKind.Text });
        return new CatalogSchema { Catalog = catalog, Facets = facets.ToImmutable() };
    }

    /// <summary>Null: no facet.</summary>
    private static FacetKind? KindOf(string name, List<FacetValue> values)
    {
        if (!Code().IsMatch(name) && Agree(values, IsNumber)) return FacetKind.Number;
        if (Agree(values, value => !value.IsNumber && FacetValues.TryNormalise(AnyDate, value, out _, out _))) return FacetKind.Date;
        if (values.Average(value => value.ToString().Length) > LongText) return null;
        return values.TrueForAll(value => value.Text is "yes" or "no") ? FacetKind.Closed : FacetKind.Open;
    }

    /// <summary>A leading zero makes a code: "0451" is no number.</summary>
    private static bool IsNumber(FacetValue value) =>
        value.IsNumber || (FacetValues.TryNormalise(AnyNumber, value, out _, out _) && !(value.Text is ['0', not '.', ..]));

    private static bool Agree(List<FacetValue> values, Func<FacetValue, bool> fits) => values.Count(fits) >= values.Count * MinAgreement;

    [GeneratedRegex("(^|[-_])(zip|isbn|ean|code|phone|asin|sku|id)$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[a-z][a-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FacetName();
}
