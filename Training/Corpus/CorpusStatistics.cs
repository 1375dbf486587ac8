using RecOrleans.Commands;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Training.Corpus;

/// <summary>What a corpus holds, in lines for people.</summary>
internal static class CorpusStatistics
{
    public static IEnumerable<string> Of(IReadOnlyCollection<LabelledRecord> records, IReadOnlyCollection<Example> examples, GgufTokenizer tokenizer)
    {
        yield return $"records: {records.Count}; {Counts(records.Select(record => record.Gold.Feedback.ToString().ToLowerInvariant()))}";
        yield return $"edits: {Counts(records.SelectMany(record => record.Gold.Edits).Select(Kind))}";
        yield return $"catalogues: {Counts(records.Select(record => record.Request.Schema.Catalog))}";
        var prefixes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var split in examples.GroupBy(example => example.Split).OrderBy(group => group.Key))
        {
            long prefix = 0, prompt = 0, answer = 0, longest = 0;
            foreach (var example in split)
            {
                if (!prefixes.TryGetValue(example.Prefix, out var length)) prefixes[example.Prefix] = length = tokenizer.Tokenize(example.Prefix).Length;
                var (own, said) = (tokenizer.Tokenize(example.Prompt).Length, tokenizer.Tokenize(example.Answer).Length + 1);
                prefix += length;
                prompt += own;
                answer += said;
                longest = Math.Max(longest, length + own + said);
            }

            var count = (double)split.Count();
            yield return FormattableString.Invariant($"{split.Key}: {count} examples, {split.Select(example => example.Prefix).Distinct().Count()} catalogue lines; tokens an example: line {prefix / count:0}, rest of the prompt {prompt / count:0}, answer {answer / count:0.0}; together {prefix + prompt + answer}, the longest {longest}");
        }
    }

    private static string Kind(Edit edit) => edit switch
    {
        AddEdit add => $"{add.Polarity.ToString().ToLowerInvariant()} {add.Strength.ToString().ToLowerInvariant()}",
        RemoveEdit => "remove",
        ClearEdit => "clear",
        _ => "tool",
    };

    private static string Counts(IEnumerable<string> names) =>
        string.Join(", ", names.GroupBy(name => name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));
}
