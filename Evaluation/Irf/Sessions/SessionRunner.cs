using System.Collections.Immutable;
using System.Diagnostics;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Irf.Sessions;

/// <summary>Lets one simulated user talk to one system (docs/irf.md).</summary>
public static class SessionRunner
{
    /// <summary>Most commands of a session.</summary>
    public const int MaxCommands = 5;

    /// <summary>Items that the user sees.</summary>
    public const int FeedLength = 10;

    /// <summary>Items that are recorded.</summary>
    public const int Depth = 50;

    /// <summary>Runs one session.</summary>
    /// <remarks>Persona, mind and words draw from streams that derive from seed, data set, scenario and user, and not from the system: all systems meet the same person.</remarks>
    /// <param name="system">The system under test.</param>
    /// <param name="dataset">What the system serves.</param>
    /// <param name="user">One of the data set's users.</param>
    /// <param name="scenario">How long, and whether the interest drifts.</param>
    /// <param name="phrasing">Puts thoughts into words.</param>
    /// <param name="seed">Of all draws.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    public static Task<SessionRecord> RunAsync(IFeedSystem system, IrfDataset dataset, IrfUser user, Scenario scenario, IPhrasing phrasing, int seed, CancellationToken cancellationToken) =>
        RunAsync(system, dataset, user, scenario, phrasing, seed, onTurn: null, cancellationToken);

    /// <param name="system">The system under test.</param>
    /// <param name="dataset">What the system serves.</param>
    /// <param name="user">One of the data set's users.</param>
    /// <param name="scenario">How long, and whether the interest drifts.</param>
    /// <param name="phrasing">Puts thoughts into words.</param>
    /// <param name="seed">Of all draws.</param>
    /// <param name="onTurn">Is shown every command with its exact meaning: a labelled example of the language.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    /// <inheritdoc cref="RunAsync(IFeedSystem, IrfDataset, IrfUser, Scenario, IPhrasing, int, CancellationToken)"/>
    public static async Task<SessionRecord> RunAsync(
        IFeedSystem system, IrfDataset dataset, IrfUser user, Scenario scenario, IPhrasing phrasing, int seed, Action<Turn>? onTurn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(phrasing);
        var persona = Personas.Draw(Stream("persona"));
        var words = Stream("words");
        var mind = new UserSimulator(dataset, user.Target, scenario == Scenario.MRID ? user.Drift : null, persona, Stream("mind"));
        var items = ItemTraits.Of(dataset).Items;

        var start = Stopwatch.GetTimestamp();
        await using var session = await system.OpenAsync(user, cancellationToken);
        var feed = await session.GetFeedAsync(Depth, cancellationToken);
        var rounds = ImmutableArray.CreateBuilder<RoundRecord>();
        rounds.Add(new RoundRecord { Round = 0, Target = mind.Wanted, Stated = [], Feed = feed, Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds });

        int? passedAt = null;
        var commands = scenario == Scenario.SR ? 1 : Math.Min(persona.Patience, MaxCommands);
        for (var round = 1; round <= commands && passedAt is null; round++)
        {
            var sight = new Sight(dataset.Schema, [.. feed.Take(FeedLength).Select(id => items[id])]);
            var stated = mind.Stated;
            var utterance = await phrasing.SayAsync(mind.Think(sight), sight, persona, words, cancellationToken);
            mind.Remember(utterance, sight);
            onTurn?.Invoke(new Turn(dataset.Schema, GoldMemory.Preferences(stated), sight, utterance));

            start = Stopwatch.GetTimestamp();
            var reading = await session.CommandAsync(utterance, cancellationToken);
            feed = await session.GetFeedAsync(Depth, cancellationToken);
            rounds.Add(new RoundRecord
            {
                Round = round,
                Target = mind.Wanted,
                Text = utterance.Text,
                Gold = reading.Gold,
                Answer = reading.Answer,
                AnsweredBy = reading.AnsweredBy,
                Stated = mind.Stated,
                Feed = feed,
                Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            });
            var isLastWish = scenario != Scenario.MRID || round >= UserSimulator.DriftCommand;
            if (isLastWish && feed.Take(FeedLength).Contains(mind.Wanted)) passedAt = round;
        }

        return new SessionRecord
        {
            System = system.Name,
            Dataset = dataset.Name,
            Scenario = scenario,
            Phrasing = phrasing.Name,
            User = user.Id,
            Persona = persona,
            Rounds = rounds.ToImmutable(),
            PassedAt = passedAt,
        };

        // The hash of shard keys is the same on every machine and in every version.
        Random Stream(string purpose) => new(ShardKey.Of(FormattableString.Invariant($"{seed}/{dataset.Name}/{scenario}/{user.Id}/{purpose}"), int.MaxValue));
    }
}
