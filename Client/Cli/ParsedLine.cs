using System.Collections.Immutable;
using RecOrleans.Commands;

namespace RecOrleans.Client.Cli;

/// <summary>What became of one line of the input.</summary>
/// <param name="Number">The line's number, counted from 1.</param>
/// <param name="Id">The record's id; <c>line-N</c> where it has none.</param>
/// <param name="Answer">The answer; neutral where there is none.</param>
/// <param name="Elapsed">How long the parser took.</param>
/// <param name="FallbackReason">Why another host answered.</param>
/// <param name="Error">What is wrong with the record, beginning with the field.</param>
internal sealed record ParsedLine(int Number, string Id, CommandAnswer Answer, TimeSpan Elapsed, string? FallbackReason = null, string? Error = null)
{
    /// <summary>How sure the model was of each edit; null where it does not say.</summary>
    public ImmutableArray<double>? Certainty { get; init; }
}
