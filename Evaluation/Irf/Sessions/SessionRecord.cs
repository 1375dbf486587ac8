using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Sessions;

/// <summary>How long a session is, and whether the interest drifts (arXiv:2509.21317).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Scenario>))]
public enum Scenario
{
    /// <summary>One command.</summary>
    SR,

    /// <summary>Up to five commands.</summary>
    MR,

    /// <summary>Up to five commands; after the second the user wants another held-out item.</summary>
    MRID,
}

/// <summary>One session of one user with one system; a line of a run's file. All metrics are computed from these.</summary>
public sealed record SessionRecord
{
    public required string System { get; init; }

    public required string Dataset { get; init; }

    public required Scenario Scenario { get; init; }

    public required string Phrasing { get; init; }

    public required string User { get; init; }

    public required Persona Persona { get; init; }

    /// <summary>Round 0 is the feed before any command.</summary>
    public required ImmutableArray<RoundRecord> Rounds { get; init; }

    /// <summary>The first round, 1..5, whose feed of ten shows the item wanted at the end of the session; null: none did.</summary>
    public int? PassedAt { get; init; }
}

/// <summary>One command and the feed after it.</summary>
public sealed record RoundRecord
{
    public required int Round { get; init; }

    /// <summary>What the user wants in this round.</summary>
    public required string Target { get; init; }

    /// <summary>Null in round 0.</summary>
    public string? Text { get; init; }

    public CommandAnswer? Gold { get; init; }

    public CommandAnswer? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    /// <summary>All that the user has said and not taken back, this command included.</summary>
    public required ImmutableArray<Statement> Stated { get; init; }

    /// <summary>The best 50, best first.</summary>
    public required ImmutableArray<string> Feed { get; init; }

    /// <summary>From the command to the feed that follows it, milliseconds; of round 0, from opening to the feed.</summary>
    public required double Milliseconds { get; init; }
}
