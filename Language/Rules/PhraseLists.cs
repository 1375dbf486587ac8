namespace RecOrleans.Language.Rules;

/// <summary>Takes the lexicon's lists apart.</summary>
internal static class PhraseLists
{
    public static IEnumerable<string> Split(string phrases) => phrases.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<(string Phrase, T Meaning)> Flatten<T>(IEnumerable<(T Meaning, string Phrases)> lists) =>
        lists.SelectMany(list => Split(list.Phrases).Select(phrase => (phrase, list.Meaning)));

    public static IEnumerable<(string Phrase, bool Meaning)> Flatten(params string[] lists) =>
        lists.SelectMany(Split).Select(phrase => (phrase, true));

    /// <summary><c>value=word,word|value=...</c> as (value, its words; the value first).</summary>
    public static IEnumerable<(string Value, IEnumerable<string> Words)> ValueWords(string list) =>
        Split(list).Select(entry => entry.Split('=')).Select(parts => (parts[0], parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Prepend(parts[0])));
}
