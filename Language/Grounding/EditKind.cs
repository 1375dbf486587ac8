namespace RecOrleans.Language.Grounding;

/// <summary>What an edit is about, as far as it matters to how often a reader gets it right.</summary>
internal enum EditKind
{
    /// <summary>A value of a closed or ordered facet.</summary>
    Closed,

    /// <summary>A value of an open facet.</summary>
    Open,

    /// <summary>A bound or a range of a number or a date.</summary>
    Number,

    /// <summary>An item, by number or title.</summary>
    Reference,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A withdrawal.</summary>
    Removal,

    /// <summary>A wish about the feed as a whole.</summary>
    Tool,
}
