using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Grounding;

/// <summary>
/// Validates what a parser said and ties it to the catalogue, the feed and the memory. Pure. What comes out is legal by the schema whatever went in:
/// this is what keeps a model's words, and whoever steers them, from reaching further than a preference.
/// </summary>
public static class Grounder
{
    /// <summary>More edits than any command holds; the rest is dropped.</summary>
    public const int MaxEdits = 32;

    /// <param name="answer">What a parser said.</param>
    /// <param name="request">The command that it read.</param>
    /// <param name="certainties">How sure it was of each edit; empty where it does not say.</param>
    public static GroundedAnswer Ground(CommandAnswer answer, ParseRequest request, ImmutableArray<double> certainties = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(request);
        var command = CommandText.Read(request.Context.Text);
        var facets = new FacetGrounding(request);
        var edits = new List<Edit>();
        var notes = ImmutableArray.CreateBuilder<string>();
        var isCertain = !certainties.IsDefaultOrEmpty && certainties.Length == answer.Edits.Length;
        var kept = ImmutableArray.CreateBuilder<double>();

        foreach (var (edit, at) in (answer.Edits.IsDefault ? [] : answer.Edits).Select((edit, at) => (edit, at)))
        {
            if (edits.Count == MaxEdits)
            {
                notes.Add($"Only the first {MaxEdits} edits were taken.");
                break;
            }

            var grounded = edit switch
            {
                AddEdit add => Add(add, command, facets, notes),
                RemoveEdit remove => Remove(remove, command, request.Context.Memory, notes),
                ToolEdit tool => Tool(tool, command, notes),
                ClearEdit => Quoted(edit, command, "A withdrawal of everything", notes),
                _ => null,
            };
            if (grounded is null || edits.Exists(other => IsSame(other, grounded))) continue;
            edits.Add(grounded);
            if (isCertain) kept.Add(certainties[at]);
        }

        return new GroundedAnswer(new CommandAnswer { Feedback = Consistent(answer.Feedback, edits), Edits = [.. edits] }, notes.ToImmutable()) { Certainties = kept.ToImmutable() };
    }

    private static AddEdit? Add(AddEdit edit, CommandText command, FacetGrounding facets, ImmutableArray<string>.Builder notes)
    {
        var quote = QuoteLocator.Locate(command, edit.Quote ?? "") ?? QuoteLocator.Locate(command, edit.Value.ToString());
        if (quote is null) notes.Add($"The command has no words \"{Shown(edit.Quote)}\" for {Shown(edit.Facet)}.");
        return facets.Ground(edit with { Quote = quote ?? "" }, notes);
    }

    private static RemoveEdit? Remove(RemoveEdit edit, CommandText command, ImmutableArray<Preference> memory, ImmutableArray<string>.Builder notes)
    {
        var known = memory.FirstOrDefault(preference => string.Equals(preference.Id, edit.Id, StringComparison.OrdinalIgnoreCase));
        if (known is not null) return Quoted(edit with { Id = known.Id }, command, $"The withdrawal of {known.Id}", notes) as RemoveEdit;
        notes.Add($"Nothing in memory is called {Shown(edit.Id)}, so nothing was withdrawn for it.");
        return null;
    }

    private static ToolEdit? Tool(ToolEdit edit, CommandText command, ImmutableArray<string>.Builder notes)
    {
        var known = ToolEdit.Names.FirstOrDefault(name => string.Equals(name, edit.Tool, StringComparison.OrdinalIgnoreCase));
        if (known is not null) return edit with { Tool = known, Quote = QuoteLocator.Locate(command, edit.Quote ?? "") ?? "" };
        notes.Add($"There is no tool {Shown(edit.Tool)} that a command may wish for.");
        return null;
    }

    /// <summary>What takes something away must be said by the command's own words.</summary>
    private static Edit? Quoted(Edit edit, CommandText command, string what, ImmutableArray<string>.Builder notes)
    {
        if (QuoteLocator.Locate(command, edit.Quote ?? "") is { } quote) return edit with { Quote = quote };
        notes.Add($"{what} was dropped: the command has no words for it.");
        return null;
    }

    private static bool IsSame(Edit left, Edit right) => left switch
    {
        AddEdit add => right is AddEdit other && add with { Quote = "", Scope = default } == other with { Quote = "", Scope = default },
        RemoveEdit remove => right is RemoveEdit other && remove.Id == other.Id,
        ToolEdit tool => right is ToolEdit other && tool.Tool == other.Tool,
        _ => left.GetType() == right.GetType(),
    };

    /// <summary>The feedback word that the edits bear out.</summary>
    internal static Feedback Consistent(Feedback said, IReadOnlyCollection<Edit> edits)
    {
        if (edits.Any(edit => edit is RemoveEdit or ClearEdit)) return Feedback.Conflict;
        if (edits.Count > 0) return Feedback.New;
        return said == Feedback.Satisfied ? Feedback.Satisfied : Feedback.Neutral;
    }

    internal static string Shown(string? text) => text is null ? "nothing" : text.Length <= 60 ? text : text[..60] + "...";
}
