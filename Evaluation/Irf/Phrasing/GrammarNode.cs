using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>A part of a phrase. Blanks are kept as written, so that <c>#{n}</c> stays one word.</summary>
internal abstract record GrammarNode;

/// <summary>Words as they stand.</summary>
internal sealed record Literal(string Text) : GrammarNode;

/// <summary><c>{name}</c>: words for what is meant; <c>{old:name}</c>: for what is taken back.</summary>
internal sealed record Slot(string Name, bool IsOld) : GrammarNode;

/// <summary><c>&lt;name&gt;</c>: any alternative of another rule.</summary>
internal sealed record RuleUse(string Name) : GrammarNode;

/// <summary><c>[...]</c>: said or left out.</summary>
internal sealed record Option(GrammarNode Body) : GrammarNode;

/// <summary><c>(a | b)</c>, or the alternatives of a rule: one of them.</summary>
internal sealed record Choice(ImmutableArray<GrammarNode> Alternatives) : GrammarNode;

/// <summary>One after the other.</summary>
internal sealed record Sequence(ImmutableArray<GrammarNode> Parts) : GrammarNode;

/// <summary><c>"..."</c>: the words that an edit quotes.</summary>
internal sealed record Quoted(GrammarNode Body) : GrammarNode;
