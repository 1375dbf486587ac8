using System.Collections.Frozen;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>What a grammar can leave to the one who speaks.</summary>
internal static class SlotNames
{
    /// <summary>
    /// Words of the grammar itself, chosen by facet and operator: <c>thing</c> "a thriller", <c>things</c> "thrillers", <c>what</c> "horror", <c>bound</c> "under two hours", <c>limit</c> "nothing over two hours" (<c>unnamed</c>: a bound without its facet's name),
    /// <c>comparative</c> "shorter", <c>item</c>, <c>items</c>, <c>facet</c>, <c>ref</c> "the second one".
    /// </summary>
    public static readonly FrozenSet<string> Rules = ((string[])["thing", "things", "what", "bound", "limit", "unnamed", "comparative", "item", "items", "facet", "ref"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Values: <c>value</c> (or another word for it), its plural <c>values</c>, <c>name</c> (no other word), <c>amount</c> with its unit, both ends of a range (<c>low</c>, <c>high</c>) and its middle, <c>period</c> "the 90s" and <c>era</c> "90s",
    /// <c>n</c> and <c>ordinal</c> of an item of the feed, <c>title</c> of one.
    /// </summary>
    public static readonly FrozenSet<string> Values = ((string[])["value", "values", "name", "amount", "low", "high", "middle", "period", "era", "n", "ordinal", "title"]).ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> All = [.. Rules, .. Values];
}
