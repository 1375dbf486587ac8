using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>One thing that the user wants or does not want, as the user means it: a gold preference before any system has given it an id.</summary>
public sealed record Statement(Polarity Polarity, Strength Strength, string Facet, ComparisonOperator Operator, Operand Value, PreferenceScope Scope = PreferenceScope.Standing)
{
    /// <summary>True when both say the same of the same value, in whatever strength or scope.</summary>
    public bool IsSame(Preference preference) =>
        string.Equals(Facet, preference.Facet, StringComparison.OrdinalIgnoreCase)
        && Polarity == preference.Polarity && Operator == preference.Operator && Value.Value.Matches(preference.Value.Value)
        && (Value.High is { } high ? preference.Value.High is { } other && high.Matches(other) : preference.Value.High is null);
}

/// <summary>One edit that an utterance asks for, with the words that say it.</summary>
/// <param name="Quote">The shortest run of words of the text, copied exactly (after typos).</param>
public abstract record SaidEdit(string Quote);

/// <summary>Something new.</summary>
public sealed record SaidAdd(Statement Statement, string Quote) : SaidEdit(Quote);

/// <summary>Something said before is taken back.</summary>
public sealed record SaidRemove(Statement Statement, string Quote) : SaidEdit(Quote);

/// <summary>What the user says in one round, and exactly what it means.</summary>
/// <param name="Text">The command.</param>
/// <param name="Feedback">What it is to the memory.</param>
/// <param name="Edits">In the order of the text.</param>
public sealed record Utterance(string Text, Feedback Feedback, ImmutableArray<SaidEdit> Edits)
{
    /// <summary>
    /// The command contract's gold answer for a system that remembers <paramref name="memory"/>: a withdrawal names the id under which the statement
    /// stands there, and falls away where the system never understood it.
    /// </summary>
    public CommandAnswer AnswerFor(IReadOnlyCollection<Preference> memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var said in Edits)
        {
            if (said is SaidAdd { Statement: var wish })
                edits.Add(new AddEdit
                {
                    Polarity = wish.Polarity,
                    Strength = wish.Strength,
                    Facet = wish.Facet,
                    Operator = wish.Operator,
                    Value = wish.Value,
                    Scope = wish.Scope,
                    Quote = said.Quote,
                });
            else if (said is SaidRemove { Statement: var gone } && memory.LastOrDefault(gone.IsSame) is { } known)
                edits.Add(new RemoveEdit { Id = known.Id, Quote = said.Quote });
        }

        return new CommandAnswer { Feedback = Feedback, Edits = edits.ToImmutable() };
    }
}
