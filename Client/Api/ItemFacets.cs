using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecOrleans.Catalogs;

namespace RecOrleans.Client.Api;

/// <summary>An item's facets as HTTP shows them, in the schema's order: a facet that may hold several values is an array, any other a single value.</summary>
/// <remarks>Reads both forms, so an outside program may write either.</remarks>
[JsonConverter(typeof(ItemFacetsJsonConverter))]
public sealed class ItemFacets(ImmutableArray<ItemFacet> all)
{
    public static ItemFacets Empty { get; } = new([]);

    /// <summary>In the schema's order.</summary>
    public ImmutableArray<ItemFacet> All { get; } = all;

    /// <summary>The values of a facet; empty where unknown.</summary>
    public ImmutableArray<FacetValue> this[string name]
    {
        get
        {
            foreach (var facet in All)
                if (facet.Name == name)
                    return facet.Values;
            return [];
        }
    }

    /// <summary>Orders an item's facets as its schema does; without a schema every facet counts as one that may hold several values.</summary>
    public static ItemFacets Of(Item item, CatalogSchema? schema)
    {
        ArgumentNullException.ThrowIfNull(item);
        var facets = ImmutableArray.CreateBuilder<ItemFacet>(item.Facets.Count);
        if (schema is null)
        {
            foreach (var (name, values) in item.Facets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                facets.Add(new ItemFacet(name, true, values));
        }
        else
        {
            foreach (var facet in schema.Facets)
                if (item.Facets.TryGetValue(facet.Name, out var values) && !values.IsEmpty)
                    facets.Add(new ItemFacet(facet.Name, facet.Multi, values));
        }

        return new ItemFacets(facets.DrainToImmutable());
    }

    public ImmutableDictionary<string, ImmutableArray<FacetValue>> ToDictionary() =>
        All.ToImmutableDictionary(facet => facet.Name, facet => facet.Values);
}

/// <param name="Name">The facet's name.</param>
/// <param name="Multi">True: written as an array whatever the number of values.</param>
/// <param name="Values">At least one.</param>
public sealed record ItemFacet(string Name, bool Multi, ImmutableArray<FacetValue> Values);

/// <summary><see cref="ItemFacets"/> as a JSON object.</summary>
public sealed class ItemFacetsJsonConverter : JsonConverter<ItemFacets>
{
    public override ItemFacets Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Facets are an object: facet name -> value or array of values.");
        var facets = ImmutableArray.CreateBuilder<ItemFacet>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var multi = reader.TokenType == JsonTokenType.StartArray;
            ImmutableArray<FacetValue> values = multi
                ? JsonSerializer.Deserialize<ImmutableArray<FacetValue>>(ref reader, options)
                : [JsonSerializer.Deserialize<FacetValue>(ref reader, options)];
            if (values.Length > 0) facets.Add(new ItemFacet(name, multi, values));
        }

        return new ItemFacets(facets.DrainToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, ItemFacets value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var facet in value.All)
        {
            writer.WritePropertyName(facet.Name);
            if (facet.Multi || facet.Values.Length > 1) JsonSerializer.Serialize(writer, facet.Values, options);
            else JsonSerializer.Serialize(writer, facet.Values[0], options);
        }

        writer.WriteEndObject();
    }
}
