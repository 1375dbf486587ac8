using System.Collections.Immutable;

namespace RecOrleans.Engine.Import;

/// <summary>What an import made of its rows.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Items">Items accepted.</param>
/// <param name="Interactions">Interactions accepted.</param>
/// <param name="Rejected">Rows rejected.</param>
/// <param name="Reasons">Rejected rows by kind of reason, most frequent first.</param>
/// <param name="Examples">The first rejected rows, at most <see cref="MaxExamples"/>.</param>
public sealed record ImportReport(
    long Rows,
    long Items,
    long Interactions,
    long Rejected,
    ImmutableArray<KeyValuePair<string, long>> Reasons,
    ImmutableArray<RejectedRow> Examples)
{
    public const int MaxExamples = 20;
}
