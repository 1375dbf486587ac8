using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Grounding;

/// <summary>Reads a bound's own quote again: a number that stands in the command, or a comparison with the feed, is a matter of looking, not of guessing.</summary>
internal static class BoundCheck
{
    /// <summary>The edit with the value that its quote says; as it was where the quote says nothing clear about this facet and direction.</summary>
    public static AddEdit Verified(AddEdit edit, ParseRequest request)
    {
        if (edit.Quote.Length == 0 || Read(edit, request) is not { } bound || bound.IsPlain || bound.IsPeriod || Side(bound.Operator) != Side(edit.Operator)) return edit;
        return bound.Value == edit.Value ? edit : edit with { Value = bound.Value, Operator = bound.Operator };
    }

    /// <summary>The one bound on this facet that the quote holds; null where it holds none or several.</summary>
    private static BoundFinding? Read(AddEdit edit, ParseRequest request)
    {
        var scene = new Scene(request with { Context = request.Context with { Text = edit.Quote } }, ValueIndex.None);
        BoundFinding? found = null;
        for (var at = 0; at < scene.Command.Tokens.Length; at++)
        {
            if (BoundReader.Read(scene, at, 0, scene.Command.Tokens.Length) is not { } bound) continue;
            if (found is not null) return null;
            found = bound;
            at = bound.Last;
        }

        return found?.Facet.Name == edit.Facet && !IsBare(scene, found) ? found : null;
    }

    /// <summary>"Newer" alone: the rest of the command says than what, the quote does not.</summary>
    private static bool IsBare(Scene scene, BoundFinding found) =>
        Comparators.Alone.TryMatch(scene.Command, found.First, found.Last + 1, out var length, out _) && found.First + length > found.Last;

    private static int Side(ComparisonOperator value) => value switch
    {
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => -1,
        ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => 1,
        ComparisonOperator.Between => 2,
        _ => 0,
    };
}
