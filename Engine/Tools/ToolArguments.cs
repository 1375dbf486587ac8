using System.Collections.Immutable;

namespace RecOrleans.Engine.Tools;

/// <summary>Arguments of <see cref="ToolNames.Exclude"/>: what must not come back.</summary>
/// <param name="Consumed">True: nothing that the user has consumed or disliked.</param>
/// <param name="Items">Ids of items that are excluded by name.</param>
public sealed record ExcludeArguments(bool Consumed, ImmutableArray<string> Items);

/// <summary>Arguments of <see cref="ToolNames.Filter"/>: C+ and C-.</summary>
/// <param name="Likes">Must hold; in the order in which they would be relaxed, weakest (oldest) first. Those with one <see cref="Constraint.Group"/> are alternatives. Never text.</param>
/// <param name="Dislikes">Must not hold; never relaxed. One of a text facet drops the items whose title, text or values say those words, or whose text is very near to them.</param>
public sealed record FilterArguments(ImmutableArray<Constraint> Likes, ImmutableArray<Constraint> Dislikes);

/// <summary>Arguments of <see cref="ToolNames.Matcher"/>: s_match = a s_sem + (1 - a) s_aia.</summary>
/// <param name="Semantic">a, 0..1.</param>
/// <param name="Temperature">tau of the attention of the active intent over the history, 0.02..1.</param>
/// <param name="Likes">The active intent P+: soft likes of any facet but references (numbers are compared, never embedded), and hard ones that have meaning (closed, open, text).</param>
public sealed record MatcherArguments(double Semantic, double Temperature, ImmutableArray<Constraint> Likes);

/// <summary>Arguments of <see cref="ToolNames.Attenuator"/>: s_att = -b max(0, sim(e_i, e(P-))).</summary>
/// <param name="Weight">b, 0..4.</param>
/// <param name="Dislikes">The negative intent P-: soft dislikes, hard text ones, and of a reference facet the id of an item whose likes are not wanted.</param>
public sealed record AttenuatorArguments(double Weight, ImmutableArray<Constraint> Dislikes);

/// <summary>Arguments of <see cref="ToolNames.Similar"/>: nearness to one item, in meaning and in who likes it.</summary>
/// <param name="PreferenceId">The preference that asked for it.</param>
/// <param name="Item">Id of the item; never shown itself.</param>
/// <param name="Weight">0..4.</param>
/// <param name="Title">The item's title, for explanations; null where it was not looked up.</param>
public sealed record SimilarArguments(string PreferenceId, string Item, double Weight, string? Title = null);

/// <summary>Arguments of <see cref="ToolNames.Trending"/>.</summary>
/// <param name="Weight">0..4: standard deviations of recent popularity count this much.</param>
public sealed record TrendingArguments(double Weight);

/// <summary>Arguments of <see cref="ToolNames.Fresh"/>.</summary>
/// <param name="Facet">The year or date facet that says how new an item is.</param>
/// <param name="Weight">0..4.</param>
public sealed record FreshArguments(string Facet, double Weight);

/// <summary>Arguments of <see cref="ToolNames.Explorer"/>.</summary>
/// <param name="Reach">0..1: how far into the long tail.</param>
public sealed record ExplorerArguments(double Reach);

/// <summary>Arguments of <see cref="ToolNames.Aggregator"/>: sums the parts and takes the top.</summary>
/// <param name="Top">Candidates to keep before the Diversifier, 1..1000.</param>
public sealed record AggregatorArguments(int Top);

/// <summary>Arguments of <see cref="ToolNames.Diversifier"/>: maximal marginal relevance.</summary>
/// <param name="Strength">0..1: share of relevance traded for difference from what stands above.</param>
public sealed record DiversifierArguments(double Strength);
