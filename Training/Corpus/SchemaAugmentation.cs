using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;

namespace RecOrleans.Training.Corpus;

/// <summary>Another catalogue with the same meaning: facets in another order, some facets and values gone that none of the records needs.</summary>
/// <remarks>One for several records, because those of one catalogue line share its evaluation in training.</remarks>
internal static class SchemaAugmentation
{
    private const double ShuffleFacets = 0.5, ShuffleValues = 0.4, DropFacet = 0.15, ThinValues = 0.3, KeepValue = 0.5;

    /// <summary>Facets that every catalogue has.</summary>
    private static readonly string[] Lasting = ["similar", "item", "text"];

    /// <summary>The records in a common augmented schema; preferences of dropped facets leave memory.</summary>
    public static IEnumerable<LabelledRecord> Apply(IReadOnlyList<LabelledRecord> records, Random random)
    {
        var schema = Augment(records[0].Request.Schema, records, random);
        foreach (var record in records)
        {
            var context = record.Request.Context;
            yield return record with
            {
                Request = record.Request with
                {
                    Schema = schema,
                    Context = context with { Memory = context.Memory.RemoveAll(preference => schema.Find(preference.Facet) is null) },
                },
            };
        }
    }

    private static CatalogSchema Augment(CatalogSchema schema, IReadOnlyList<LabelledRecord> records, Random random)
    {
        var facets = schema.Facets.Where(facet => IsNeeded(facet, records) || random.NextDouble() >= DropFacet).Select(facet => Thin(facet, records, random)).ToArray();
        if (random.NextDouble() < ShuffleFacets) random.Shuffle(facets);
        return schema with { Facets = [.. facets] };
    }

    private static Facet Thin(Facet facet, IReadOnlyList<LabelledRecord> records, Random random)
    {
        if (facet.Kind is not (FacetKind.Closed or FacetKind.Ordered)) return facet;
        var values = facet.Values.ToArray();
        if (random.NextDouble() < ThinValues)
        {
            var needed = NeededValues(facet, records);
            var kept = values.Where(value => needed.Contains(value) || random.NextDouble() < KeepValue).ToArray();
            if (kept.Length > 1) values = kept;
        }

        if (facet.Kind is FacetKind.Closed && random.NextDouble() < ShuffleValues) random.Shuffle(values);
        return facet with { Values = [.. values] };
    }

    private static bool IsNeeded(Facet facet, IReadOnlyList<LabelledRecord> records) =>
        Lasting.Contains(facet.Name) || records.Any(record =>
            record.Gold.Edits.OfType<AddEdit>().Any(edit => Is(facet, edit.Facet))
            || record.Request.Context.Memory.Any(preference => Is(facet, preference.Facet) && Removes(record, preference.Id)));

    private static HashSet<string> NeededValues(Facet facet, IReadOnlyList<LabelledRecord> records)
    {
        var values = records.SelectMany(record => record.Gold.Edits.OfType<AddEdit>().Where(edit => Is(facet, edit.Facet)).Select(edit => edit.Value)
                .Concat(record.Request.Context.Memory.Where(preference => Is(facet, preference.Facet)).Select(preference => preference.Value)))
            .SelectMany(value => value.High is { } high ? new[] { value.Value, high } : [value.Value])
            .Concat(records.SelectMany(record => record.Request.Context.Feed.SelectMany(reference => reference.Item.Values(facet.Name).ToArray())));
        return new HashSet<string>(values.Select(value => value.ToString()), StringComparer.OrdinalIgnoreCase);
    }

    private static bool Removes(LabelledRecord record, string id) => record.Gold.Edits.Any(edit => edit is RemoveEdit remove && remove.Id == id);

    private static bool Is(Facet facet, string name) => string.Equals(facet.Name, name, StringComparison.OrdinalIgnoreCase);
}
