using System.Text.Json.Serialization;

namespace RecOrleans.Interactions;

/// <summary>What a user did with an item.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InteractionKind>))]
public enum InteractionKind
{
    Click,
    Detail,
    Like,
    Dislike,
    Favourite,
    Cart,
    Purchase,

    /// <summary>Carries a value in the catalogue's own scale (stars 0..5).</summary>
    Rating,

    /// <summary>Watched, read, worn: known, without a judgement.</summary>
    Seen,
}
