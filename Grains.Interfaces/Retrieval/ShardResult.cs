using System.Collections.Immutable;

namespace RecOrleans.Retrieval;

/// <summary>A shard's best candidates: by <see cref="Candidate.RelaxationLevel"/> ascending, then score descending, then item id.</summary>
/// <param name="Candidates">At most <see cref="ShardQuery.Count"/>.</param>
/// <param name="Kept">How many of the shard's items pass every hard preference (consumed ones aside).</param>
[GenerateSerializer, Immutable, Alias("RecOrleans.ShardResult")]
public sealed record ShardResult([property: Id(0)] ImmutableArray<Candidate> Candidates, [property: Id(1)] int Kept);
