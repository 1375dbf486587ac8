using System.Text.Json.Serialization;

namespace RecOrleans.Catalogs;

/// <summary>What kind of values a facet holds; it decides which operators fit and how items are compared.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FacetKind>))]
public enum FacetKind
{
    /// <summary>One of the schema's own values; nothing else is legal.</summary>
    Closed,

    /// <summary>Any short string: a brand, a person, a country. The catalogue's items say which exist.</summary>
    Open,

    /// <summary>Like <see cref="Closed"/>, but the values stand in ascending order and can be bounded.</summary>
    Ordered,

    /// <summary>A number in the facet's unit; compared, never embedded.</summary>
    Number,

    /// <summary>A calendar date, written <c>yyyy-MM-dd</c>; compared like a number.</summary>
    Date,

    /// <summary>Points at an item of the catalogue: an id, a title, or <c>#n</c> for the n-th item of the feed looked at.</summary>
    Reference,

    /// <summary>Free meaning that no other facet holds; compared by its embedding.</summary>
    Text,
}
