using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>Finds the short phrases of which people speak in free text.</summary>
internal static partial class Topics
{
    /// <summary>Fewer items than this share an accident, not a topic.</summary>
    public const int MinItems = 3;

    private static readonly HashSet<string> Function = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "by", "each", "for", "from", "holds", "if", "in", "into", "is", "it", "its", "may", "no", "not", "of", "on", "only", "or", "out", "per", "plus", "sold",
        "that", "the", "these", "this", "to", "up", "use", "w", "with", "without", "you", "your",
    };

    /// <summary>Keeps the phrases that at least <see cref="MinItems"/> and at most a share of all items have; an item's rarest first.</summary>
    /// <param name="phrases">Item id -> its phrases, lower case; an item stands once.</param>
    /// <param name="items">How many items the catalogue has.</param>
    /// <param name="maxShare">Largest share of the items, 0..1.</param>
    public static ImmutableDictionary<string, ImmutableArray<string>> Choose(IReadOnlyCollection<(string Item, IReadOnlySet<string> Phrases)> phrases, int items, double maxShare)
    {
        var frequency = phrases.SelectMany(item => item.Phrases).GroupBy(phrase => phrase, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        // "city" says no more than "city walk" where it is never said without it.
        var parts = frequency.Keys.SelectMany(phrase => Parts(phrase).Where(part => frequency.GetValueOrDefault(part) == frequency[phrase])).ToHashSet(StringComparer.Ordinal);
        var chosen = frequency.Where(entry => entry.Value >= MinItems && entry.Value <= maxShare * items && !parts.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal);
        return phrases
            .Select(item => (item.Item, Chosen: item.Phrases.Where(chosen.ContainsKey).OrderBy(phrase => chosen[phrase]).ThenBy(phrase => phrase, StringComparer.Ordinal).ToImmutableArray()))
            .Where(item => item.Chosen.Length > 0)
            .ToImmutableDictionary(item => item.Item, item => item.Chosen);
    }

    /// <summary>Runs of up to <paramref name="maxWords"/> words that neither begin nor end with a function word, hold no number, and say nothing that a facet of the item says.</summary>
    public static IReadOnlySet<string> Phrases(Item item, string text, int maxWords)
    {
        var known = item.Facets.Values.SelectMany(values => values).SelectMany(value => Words(value.ToString())).ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Breaks().Split(text))
        {
            var words = Words(part).ToArray();
            for (var start = 0; start < words.Length; start++)
                for (var length = 1; length <= maxWords && start + length <= words.Length; length++)
                {
                    var run = words[start..(start + length)];
                    if (Function.Contains(run[0]) || Function.Contains(run[^1]) || run.Any(word => known.Contains(word) || known.Contains(word.TrimEnd('s')) || !IsWord(word))) continue;
                    found.Add(string.Join(' ', run));
                }
        }

        return found;
    }

    private static bool IsWord(string word) => Function.Contains(word) || (word.Length > 2 && !word.Any(char.IsDigit) && word.Any(letter => "aeiouy".Contains(letter)));

    private static IEnumerable<string> Parts(string phrase)
    {
        var words = phrase.Split(' ');
        for (var length = 1; length < words.Length; length++)
            for (var start = 0; start + length <= words.Length; start++)
                yield return string.Join(' ', words[start..(start + length)]);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{Nd}'-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Punctuation, but not a hyphen or an apostrophe inside of a word.</summary>
    [GeneratedRegex(@"[^\p{L}\p{Nd}\s'-]|(?<!\S)['-]+|['-]+(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();
}
