using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>One thing that the user wants to bring across, before it is put into words. Polarity and strength of its statement decide the tone.</summary>
public abstract record Intent;

/// <summary>Asks for, or speaks against, an attribute: "thrillers please", "only thrillers", "no horror", "less gore".</summary>
/// <param name="Statement">What is meant.</param>
/// <param name="IsAboutFeed">True when the feed shows (too much of) what a dislike is against, or lacks what a like asks for: "why are these all ...", "none of these is ...".</param>
public sealed record Wish(Statement Statement, bool IsAboutFeed = false) : Intent;

/// <summary>Says again, in a harder tone, what the feed did not follow: "I said only thrillers". A new statement with the same value, hard.</summary>
public sealed record Insist(Statement Statement) : Intent;

/// <summary>A tighter or other bound or value in place of the old one: "make it ninety minutes", "comedy, not drama". Gold: the old is removed, then the new added; one quote may serve both.</summary>
public sealed record Swap(Statement Old, Statement New) : Intent;

/// <summary>A bound read off the feed: "shorter than these", "newer than #2". The statement holds the number.</summary>
/// <param name="Statement">Hard, strict (&lt; or &gt;).</param>
/// <param name="Position">The item compared with (1..10); null: all of the feed.</param>
public sealed record Compare(Statement Statement, int? Position) : Intent;

/// <summary>Praises an item of the feed: "more like the second one". The statement is <c>similar = #n</c>, like, soft.</summary>
public sealed record Praise(Statement Statement, int Position) : Intent;

/// <summary>Takes back what was said before: "forget the 90s". Nothing new.</summary>
public sealed record TakeBack(Statement Statement) : Intent;

/// <summary>All that one command says, in order.</summary>
/// <param name="Feedback">What it is to the memory; satisfied and neutral thoughts have no intents.</param>
/// <param name="Intents">In the order in which they are said.</param>
public sealed record Thought(Feedback Feedback, ImmutableArray<Intent> Intents)
{
    /// <summary>What its words may not give away; null: anything may be said.</summary>
    internal TitleSecret? Secret { get; init; }
}

/// <summary>What the user sees: the items of the feed, top first.</summary>
public sealed record Sight(CatalogSchema Schema, ImmutableArray<Item> Feed);

/// <summary>A person's way of using the feed.</summary>
/// <param name="Patience">Commands before giving up, 1..5.</param>
/// <param name="Verbosity">0..1: how many things are said at once, and how much is said around them.</param>
/// <param name="Politeness">0..1.</param>
/// <param name="TypoRate">Chance of a typo a word, 0..0.2.</param>
public sealed record Persona(int Patience, double Verbosity, double Politeness, double TypoRate);
