using System.Collections.Immutable;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>What a tool does to one shard's rows; what is empty it does not do.</summary>
public sealed record BoundTool
{
    /// <summary>Does nothing to a shard (the Diversifier, which works on the merged feed).</summary>
    public static readonly BoundTool Nothing = new();

    public IRowFilter? Filter { get; init; }

    public ImmutableArray<IRowScorer> Scorers { get; init; } = [];

    /// <summary>Likes whose satisfaction is reported with every candidate.</summary>
    public ImmutableArray<ReportedLike> Likes { get; init; } = [];

    /// <summary>Candidates to keep; null: as many as the query asks for.</summary>
    public int? Top { get; init; }

    /// <summary>So many candidates of each relaxation level, from the top, must carry their embeddings: a kilobyte each on the wire.</summary>
    public int EmbeddedHead { get; init; }
}

/// <param name="PreferenceId">The preference that a candidate meets when the test says so.</param>
/// <param name="Test">The test.</param>
public sealed record ReportedLike(string PreferenceId, RowTest Test);

/// <summary>Drops rows, or says how far a chain must be relaxed for them.</summary>
public interface IRowFilter
{
    /// <summary>Raises levels: <see cref="Dropped"/> for a row that must not come back, otherwise at least the relaxation level that the row needs. Never lowers one.</summary>
    /// <param name="query">The search.</param>
    /// <param name="levels">One a row.</param>
    void Apply(ShardQuery query, Span<short> levels);

    /// <summary>The level of a row that no relaxation brings back.</summary>
    const short Dropped = short.MaxValue;
}

/// <summary>Adds one part of the score.</summary>
public interface IRowScorer
{
    /// <summary>One of <see cref="ScoreParts"/>, or a name of its own.</summary>
    string Part { get; }

    /// <summary>False when there is nothing to say for this query (no history): the part is left out.</summary>
    bool Applies(ShardQuery query);

    /// <summary>Adds the part of rows[k] to scores[k].</summary>
    void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores);
}
