using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>
/// The mind of a simulated user (arXiv:2509.21317): wants one item, sees the feed, and thinks of what to say next. It knows all of the wanted item and
/// never names it: of the words of its title at most half are ever stated, and none is said beside that (<see cref="TitleSecret"/>).
/// </summary>
/// <remarks>
/// What is said holds: likes are true of the wanted item, dislikes are not, and what the item leaves unknown is never mentioned. What about, how hard and
/// how much at once is drawn by <see cref="SpeechShares"/>; draws that this feed and this item give no reason for are drawn anew.
/// </remarks>
public sealed class UserSimulator
{
    /// <summary>The command from which a drifting user wants the other item.</summary>
    public const int DriftCommand = 3;

    /// <summary>A change of mind takes back this much at once, however terse the user.</summary>
    private const int TakenBackAtOnce = 3;

    /// <summary>Draws for one more thing to say, and for the first: a user who finds little to say says less, but not nothing.</summary>
    private const int Tries = 25, FirstTries = 400;

    private readonly ItemTraits _traits;
    private readonly Persona _persona;
    private readonly Random _random;
    private readonly string? _drift;
    private readonly TitleSecret _secret;
    private int _commands;

    /// <param name="dataset">What there is.</param>
    /// <param name="target">The item wanted at first.</param>
    /// <param name="drift">The item wanted from <see cref="DriftCommand"/> on; null: the target to the end.</param>
    /// <param name="persona">How much is said at once.</param>
    /// <param name="random">Source of all draws.</param>
    public UserSimulator(IrfDataset dataset, string target, string? drift, Persona persona, Random random)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _traits = ItemTraits.Of(dataset);
        _persona = persona;
        _random = random;
        _drift = drift;
        _secret = new TitleSecret([.. new[] { target, drift }.OfType<string>().Select(id => _traits.Items[id])], _traits.SchemaWords);
        Wanted = target;
    }

    /// <summary>Id of the item that the user wants now.</summary>
    public string Wanted { get; private set; }

    /// <summary>All that was said and not taken back, oldest first. A praised or rejected item stands by its id.</summary>
    public ImmutableArray<Statement> Stated { get; private set; } = [];

    /// <summary>What comes to mind at the sight of the feed. Nothing counts as said before <see cref="Remember"/>.</summary>
    public Thought Think(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return Come(sight) with { Secret = _secret };
    }

    private Thought Come(Sight sight)
    {
        _commands++;
        if (_drift is not null && _commands >= DriftCommand) Wanted = _drift;
        if (sight.Feed.Any(item => item.Id == Wanted)) return new Thought(Feedback.Satisfied, []);
        var draft = new ThoughtDraft(_traits, _random, sight, _traits.Items[Wanted], _drift, Stated);
        var stale = Stated.Where(draft.IsStale).ToList();
        // Nobody opens with chatter, nor has any on a change of mind.
        if (_commands > 1 && stale.Count == 0 && _random.NextDouble() < _traits.Shares.Neutral) return new Thought(Feedback.Neutral, []);

        var left = Math.Max(Intents(), Math.Min(stale.Count, TakenBackAtOnce));
        foreach (var statement in stale.Take(left)) draft.Withdraw(statement);
        for (left -= stale.Count; left > 0; left--)
            if (!Draw(draft, draft.IsEmpty ? FirstTries : Tries))
                break;
        return draft.ToThought();
    }

    private bool Draw(ThoughtDraft draft, int tries)
    {
        while (tries-- > 0)
            if (draft.TryAdd(_random.Pick(_traits.Shares.Tones)))
                return true;
        return false;
    }

    /// <summary>Takes note of what was said.</summary>
    /// <param name="utterance">The words for the latest thought.</param>
    /// <param name="sight">The feed that they speak of.</param>
    public void Remember(Utterance utterance, Sight sight) => Stated = GoldMemory.After(Stated, utterance, sight);

    /// <summary>Over all users as many as people say, and the verbose more: half of the draws are the persona's own quantile.</summary>
    private int Intents()
    {
        var quantile = _random.Next(2) == 0 ? _persona.Verbosity : _random.NextDouble();
        var count = 1;
        foreach (var share in _traits.Shares.Intents)
        {
            quantile -= share;
            if (quantile < 0) break;
            count++;
        }

        return Math.Min(count, _traits.Shares.Intents.Length);
    }
}
