using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Preferences;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>What a user has said and not taken back, as a perfect listener would remember it.</summary>
public static class GoldMemory
{
    /// <summary>The statements as a memory holds them: <c>p1</c>, <c>p2</c>, ... in order.</summary>
    public static ImmutableArray<Preference> Preferences(IEnumerable<Statement> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        return
        [
            .. stated.Select((statement, index) => new Preference
            {
                Id = FormattableString.Invariant($"p{index + 1}"),
                Polarity = statement.Polarity,
                Strength = statement.Strength,
                Facet = statement.Facet,
                Operator = statement.Operator,
                Value = statement.Value,
                Scope = statement.Scope,
            }),
        ];
    }

    /// <summary>What was stated, after an utterance: what it takes back goes, what it says again counts as new with the harder of both tones, and the rest stands last.</summary>
    /// <param name="stated">Before, oldest first.</param>
    /// <param name="utterance">What is said.</param>
    /// <param name="sight">What it points at: <c>#n</c> becomes the item's id.</param>
    public static ImmutableArray<Statement> After(ImmutableArray<Statement> stated, Utterance utterance, Sight sight)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(sight);
        foreach (var gone in utterance.Edits.OfType<SaidRemove>()) stated = stated.RemoveAll(older => Says(older, gone.Statement));
        foreach (var added in utterance.Edits.OfType<SaidAdd>())
        {
            var statement = Resolve(added.Statement, sight);
            if (stated.FirstOrDefault(older => Says(older, statement)) is { } known)
                stated = stated.Remove(known).Add(known.Strength == Strength.Hard ? known : known with { Strength = statement.Strength });
            else
                stated = stated.Add(statement);
        }

        return stated;
    }

    /// <summary>The statements that a listener would drop for a new one: what consolidation makes of it.</summary>
    internal static ImmutableArray<Statement> DroppedFor(Statement statement, ImmutableArray<Statement> stated, CatalogSchema schema)
    {
        if (stated.IsEmpty || schema.Find(statement.Facet) is null or { Kind: FacetKind.Reference }) return [];
        var memory = new PreferenceMemory { Preferences = Preferences(stated) };
        var answer = new Utterance("", Feedback.New, [new SaidAdd(statement, "")]).AnswerFor(memory.Preferences);
        var context = new ConsolidationContext(schema, "", "", DateTimeOffset.UnixEpoch, stated.Length + 1, ImmutableDictionary<string, string>.Empty, MemoryOptions.Default);
        var left = Consolidation.Apply(memory, answer, context).Memory.Preferences;
        return [.. stated.Where((_, index) => !left.Any(preference => preference.Id == memory.Preferences[index].Id))];
    }

    internal static bool Says(Statement left, Statement right) => left with { Strength = right.Strength, Scope = right.Scope } == right;

    private static Statement Resolve(Statement statement, Sight sight) =>
        sight.Schema.Find(statement.Facet) is { Kind: FacetKind.Reference } && statement.Value.Value.Text is ['#', .. var number] && int.TryParse(number, out var position) && position >= 1 && position <= sight.Feed.Length
            ? statement with { Value = sight.Feed[position - 1].Id }
            : statement;
}
