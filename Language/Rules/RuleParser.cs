using System.Runtime.CompilerServices;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;

namespace RecOrleans.Language.Rules;

/// <summary>
/// Reads commands by rules over the catalogue's schema and values, in English and Chinese: the baseline, and the answer when no model can run.
/// Synchronous and thread-safe; make one and share it, because it keeps each catalogue's compiled values.
/// </summary>
public sealed class RuleParser
{
    private readonly ConditionalWeakTable<CatalogVocabulary, ConditionalWeakTable<Catalogs.CatalogSchema, ValueIndex>> _indexes = [];

    /// <summary>What the command means. Never throws for what a user wrote.</summary>
    public CommandAnswer Parse(ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scene = new Scene(request, IndexOf(request));
        var composer = new EditComposer(scene);
        if (CommandMood.IsContent(scene)) return new CommandAnswer { Feedback = Feedback.Satisfied };

        var cleared = Cleared(scene);
        if (cleared is null)
            foreach (var clause in Clause.Split(scene))
                composer.Add(clause);
        var edits = cleared is null ? composer.Edits() : [cleared];
        var feedback = edits.Any(edit => edit is RemoveEdit or ClearEdit) ? Feedback.Conflict
            : edits.Count > 0 ? Feedback.New
            : CommandMood.IsPleased(scene) ? Feedback.Satisfied : Feedback.Neutral;
        return new CommandAnswer { Feedback = feedback, Edits = [.. edits] };
    }

    private ValueIndex IndexOf(ParseRequest request) =>
        _indexes.GetOrCreateValue(request.Vocabulary).GetValue(request.Schema, schema => ValueIndex.OfCatalog(schema, request.Vocabulary));

    /// <summary>True when nothing between these tokens carries a wish.</summary>
    private static bool IsSilent(Scene scene, int first, int end) =>
        Enumerable.Range(first, end - first).All(at => scene.Command.Tokens[at].IsBreak || Lexicon.Stop.Contains(scene.Word(at)));

    private static ClearEdit? Cleared(Scene scene)
    {
        var end = scene.Command.Tokens.Length;
        for (var at = 0; at < end; at++)
            if ((scene.Word(at - 1) != "i" && Lexicon.Clear.TryMatch(scene.Command, at, end, out var length, out _)) || (Lexicon.ClearAlone.TryMatch(scene.Command, at, end, out length, out _) && IsSilent(scene, 0, at) && IsSilent(scene, at + length, end)))
                return new ClearEdit { Quote = scene.Command.Quote(at, at + length - 1) };
        return null;
    }
}
