using RecOrleans.Evaluation.Irf.Phrasing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

/// <summary>All that a rule can say, slots left open.</summary>
internal static class Phrases
{
    private static readonly string[] Connectors = ["and", "but", "also", "plus", "please", "thanks", "thank", "you", "the", "a", "some"];

    public static IEnumerable<string> Of(Grammar grammar, string rule) => Expand(grammar, grammar.Rules[rule]).Select(phrase => string.Join(' ', phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public static string WithoutMarks(string phrase) => string.Join(' ', phrase.Split([' ', ',', '.', '!', '?', ';', ':'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>False for what any two people say: slots and what joins them.</summary>
    public static bool HasContent(string phrase) => phrase.Split(' ').Any(word => !word.Contains('{', StringComparison.Ordinal) && word.Any(char.IsLetter) && !Connectors.Contains(word));

    private static IEnumerable<string> Expand(Grammar grammar, GrammarNode node) => node switch
    {
        Literal literal => [literal.Text],
        Slot slot => [slot.IsOld ? $"{{old:{slot.Name}}}" : $"{{{slot.Name}}}"],
        RuleUse use => Expand(grammar, grammar.Rules[use.Name]),
        Option option => Expand(grammar, option.Body).Prepend(""),
        Choice choice => choice.Alternatives.SelectMany(alternative => Expand(grammar, alternative)),
        Quoted quoted => Expand(grammar, quoted.Body),
        Sequence sequence => sequence.Parts.Aggregate((IEnumerable<string>)[""], (heads, part) => heads.SelectMany(head => Expand(grammar, part), (head, tail) => head + tail)),
        _ => throw new ArgumentException($"{node.GetType().Name} is no part of a phrase."),
    };
}
