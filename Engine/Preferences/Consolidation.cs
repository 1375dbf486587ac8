using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>Memory consolidation (arXiv:2509.21317): the pure functions that change a <see cref="PreferenceMemory"/>.</summary>
/// <remarks>A function that changes nothing returns the very memory it was given. Every change but expiry can be undone.</remarks>
public static partial class Consolidation
{
    /// <summary>Applies a command's answer: preserve (no edits), integrate (additions) and resolve (removals, and what an addition contradicts).</summary>
    /// <remarks>
    /// Removals come before additions, whatever their order in the command: they name what stood in memory when it was given.
    /// What cannot be used is left out with a note and never fails the rest.
    /// </remarks>
    public static Consolidated Apply(PreferenceMemory memory, CommandAnswer answer, ConsolidationContext context)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(context);
        var draft = new MemoryDraft(memory, context);
        var leftOut = ImmutableArray.CreateBuilder<Edit>();
        foreach (var edit in answer.Edits)
        {
            if (edit is RemoveEdit remove) Remove(draft, remove, context);
            else if (edit is ClearEdit clear && IsSaid(clear, context, draft, "Nothing was cleared")) draft.Clear();
        }

        foreach (var edit in answer.Edits)
        {
            if ((edit is AddEdit add && !Integrate(draft, add, context)) || (edit is ToolEdit tool && !Integrate(draft, tool, context))) leftOut.Add(edit);
        }

        return draft.Finish(memory, context) with { LeftOut = leftOut.ToImmutable() };
    }

    private static void Remove(MemoryDraft draft, RemoveEdit edit, ConsolidationContext context)
    {
        if (!draft.Contains(edit.Id)) draft.Note($"There is no preference {edit.Id} to withdraw.");
        else if (IsSaid(edit, context, draft, $"{edit.Id} was kept")) draft.Remove(edit.Id);
    }

    /// <summary>A withdrawal must be in the user's own words: a model may not forget on its own.</summary>
    private static bool IsSaid(Edit edit, ConsolidationContext context, MemoryDraft draft, string otherwise)
    {
        var quote = Squeeze(edit.Quote);
        if (quote.Length > 0 && Squeeze(context.CommandText).Contains(quote, StringComparison.OrdinalIgnoreCase)) return true;
        draft.Note($"{otherwise}: no words of the command take it back.");
        return false;
    }

    private static bool Integrate(MemoryDraft draft, AddEdit edit, ConsolidationContext context)
    {
        var preference = new Preference
        {
            Id = "",
            Polarity = edit.Polarity,
            Strength = edit.Strength,
            Facet = edit.Facet,
            Operator = edit.Operator,
            Value = edit.Value,
            Scope = edit.Scope,
            Quote = edit.Quote ?? "",
            CommandId = context.CommandId,
        };
        if (Resolve(preference, draft, context) is not { } resolved) return false;
        var (normal, _, problem) = PreferenceValidator.Check(context.Schema, resolved);
        return AddOrNote(draft, normal, preference.Quote, problem);
    }

    private static bool Integrate(MemoryDraft draft, ToolEdit edit, ConsolidationContext context)
    {
        var (wish, _, problem) = PreferenceValidator.Check(context.Schema, new Preference
        {
            Id = "",
            Polarity = Polarity.Like,
            Strength = Strength.Soft,
            Facet = Preference.FeedFacet,
            Value = edit.Tool ?? "",
            Scope = PreferenceScope.Session,
            Quote = edit.Quote ?? "",
            CommandId = context.CommandId,
        });
        return AddOrNote(draft, wish, edit.Quote, problem);
    }

    /// <returns>True: it stands in memory now.</returns>
    private static bool AddOrNote(MemoryDraft draft, Preference? preference, string? quote, string problem)
    {
        if (preference is not null) return draft.Add(preference) is not null;
        draft.Note($"'{quote}' was left out. {problem}");
        return false;
    }

    /// <summary>Turns a written reference into the item's id; a title that nobody knows stays as free text, since its words still mean something.</summary>
    private static Preference? Resolve(Preference preference, MemoryDraft draft, ConsolidationContext context)
    {
        if (context.Schema.Find(preference.Facet)?.Kind != FacetKind.Reference) return preference;
        var written = preference.Value.Value.ToString();
        if (Referred(written, context.References) is { } item) return preference with { Value = item };
        if (written.StartsWith('#') || context.Schema.Facets.FirstOrDefault(facet => facet.Kind == FacetKind.Text) is not { } text)
        {
            draft.Note($"{written} is not in the feed or the catalogue, so '{preference.Quote}' was left out.");
            return null;
        }

        draft.Note($"'{written}' is no item of this catalogue; it is kept as free text.");
        // A name that matches nothing can only be a matter of degree.
        return preference with { Facet = text.Name, Strength = Strength.Soft, Operator = ComparisonOperator.Equal };
    }

    private static string? Referred(string written, IReadOnlyDictionary<string, string> references)
    {
        if (references.TryGetValue(written, out var item)) return item;
        foreach (var (key, value) in references)
            if (string.Equals(key, written, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }

    private static string Squeeze(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number}");
}
