using RecOrleans.Commands;
using RecOrleans.Language.Hosts;
using RecOrleans.Preferences;
using RecOrleans.Training.Corpus.Simulation;

namespace RecOrleans.Training.Corpus;

/// <summary>What a corpus holds, in lines for people.</summary>
internal static class CorpusStatistics
{
    public static IEnumerable<string> Of(IReadOnlyCollection<(CorpusSource Source, IReadOnlyCollection<Example> Examples)> sources, GgufTokenizer tokenizer)
    {
        foreach (var (source, examples) in sources)
            foreach (var line in Of(source, examples, tokenizer))
                yield return line;
        if (sources.Count > 1)
            foreach (var line in Tokens([.. sources.SelectMany(source => source.Examples)], tokenizer))
                yield return $"all, {line}";
    }

    private static IEnumerable<string> Of(CorpusSource source, IReadOnlyCollection<Example> examples, GgufTokenizer tokenizer) =>
        [.. Of(source.Name, source.Records), .. Tokens(examples, tokenizer).Select(line => $"  {line}")];

    /// <summary>What records hold.</summary>
    public static IEnumerable<string> Of(string name, IReadOnlyCollection<LabelledRecord> records)
    {
        yield return $"{name}: {records.Count} records; {Counts(records.Select(record => record.Gold.Feedback.ToString().ToLowerInvariant()))}";
        yield return $"  edits: {Counts(records.SelectMany(record => record.Gold.Edits).Select(Kind))}";
        yield return FormattableString.Invariant($"  catalogues: {records.Select(record => record.Request.Schema).Distinct().Count()}; {Counts(records.Select(record => record.Request.Schema.Catalog))}");
        yield return FormattableString.Invariant($"  a record: memory {Mean(records, record => record.Request.Context.Memory.Length):0.0}, feed {Mean(records, record => record.Request.Context.Feed.Length):0.0}, edits {Mean(records, record => record.Gold.Edits.Length):0.0}; for now {Mean(records, record => record.Gold.Edits.OfType<AddEdit>().Any(edit => edit.Scope is PreferenceScope.Session) ? 1 : 0):0.000}, with Chinese words {Mean(records, record => HoldsChinese(record.Request.Context.Text) ? 1 : 0):0.000}, with words of Chinese, German, French or Spanish {Mean(records, record => Mix.IsIn(record.Request.Context.Text) ? 1 : 0):0.000}");
    }

    private static readonly LanguageMix Mix = new(new ChinesePhrasing().Grammar);

    private static bool HoldsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    private static double Mean(IEnumerable<LabelledRecord> records, Func<LabelledRecord, int> count) => records.Select(count).DefaultIfEmpty().Average();

    private static IEnumerable<string> Tokens(IReadOnlyCollection<Example> examples, GgufTokenizer tokenizer)
    {
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
