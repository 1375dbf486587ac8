using System.Collections.Frozen;
using RecOrleans.Engine.Text;

namespace RecOrleans.Engine.Retrieval;

/// <summary>Cuts a text into stems of its content words, so that "slashers" finds "slasher".</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Function = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "about", "an", "and", "any", "are", "as", "at", "be", "but", "by", "for", "from", "has", "have", "in", "into", "is", "it", "its", "kind", "like", "more", "not", "of", "on", "one", "ones", "or",
        "some", "something", "stuff", "that", "the", "their", "them", "these", "things", "this", "those", "to", "too", "very", "was", "with");

    private static readonly string[] Suffixes = ["ies", "ing", "ed", "es", "s"];

    /// <summary>Stems in the order of the text, repetitions included.</summary>
    public static IEnumerable<string> Stems(string text)
    {
        var plain = Accents.Strip(text);
        for (var start = 0; start < plain.Length; start++)
        {
            if (!char.IsLetterOrDigit(plain[start])) continue;
            var end = start + 1;
            while (end < plain.Length && char.IsLetterOrDigit(plain[end])) end++;
            var word = plain[start..end];
            start = end;
            if (!Function.Contains(word)) yield return Stem(word);
        }
    }

    private static string Stem(string word)
    {
        foreach (var suffix in Suffixes)
        {
            if (word.Length < suffix.Length + 3 || !word.EndsWith(suffix, StringComparison.Ordinal) || word.EndsWith("ss", StringComparison.Ordinal)) continue;
            var stem = word[..^suffix.Length];
            return suffix == "ies" ? stem + "y" : stem.EndsWith('e') ? stem[..^1] : stem;
        }

        return word.Length > 3 && word.EndsWith('e') ? word[..^1] : word;
    }
}
