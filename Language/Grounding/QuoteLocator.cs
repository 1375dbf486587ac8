using FuzzySharp;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Grounding;

/// <summary>Makes sure that a quote is a run of words of the command, as the contract demands.</summary>
public static class QuoteLocator
{
    /// <summary>Lowest similarity (FuzzySharp's ratio, 0..100) at which a run counts as what a model meant to copy.</summary>
    public const int MinRatio = 75;

    /// <summary>The run of words meant by a quote, as the command spells it, or null when nothing is near.</summary>
    public static string? Locate(CommandText command, string quote)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(quote);
        var trimmed = quote.Trim();
        if (trimmed.Length == 0) return null;
        if (command.Text.Contains(trimmed, StringComparison.Ordinal)) return trimmed;

        var wanted = CommandText.Read(trimmed).Tokens.Where(token => !token.IsBreak).Select(token => token.Word).ToArray();
        if (wanted.Length == 0) return null;
        var words = Enumerable.Range(0, command.Tokens.Length).Where(at => !command.Tokens[at].IsBreak).ToArray();
        return ExactRun(command, words, wanted) ?? NearestRun(command, words, wanted);
    }

    private static string? ExactRun(CommandText command, int[] words, string[] wanted)
    {
        for (var start = 0; start + wanted.Length <= words.Length; start++)
        {
            var length = 0;
            while (length < wanted.Length && command.Tokens[words[start + length]].Word == wanted[length]) length++;
            if (length == wanted.Length) return command.Quote(words[start], words[start + length - 1]);
        }

        return null;
    }

    private static string? NearestRun(CommandText command, int[] words, string[] wanted)
    {
        var target = string.Join(' ', wanted);
        (int Ratio, int First, int Last) best = (MinRatio - 1, 0, 0);
        for (var length = Math.Max(1, wanted.Length - 2); length <= Math.Min(words.Length, wanted.Length + 2); length++)
            for (var start = 0; start + length <= words.Length; start++)
            {
                var run = string.Join(' ', words[start..(start + length)].Select(at => command.Tokens[at].Word));
                var ratio = Fuzz.Ratio(run, target);
                if (ratio > best.Ratio) best = (ratio, words[start], words[start + length - 1]);
            }

        return best.Ratio >= MinRatio ? command.Quote(best.First, best.Last) : null;
    }
}
