using System.Collections.Immutable;
using RecOrleans.Language.Hosts;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Distillation;

/// <summary>Turns a corpus into tokens as they are at inference: catalogue line, rest of the prompt and answer each for itself.</summary>
internal static class SampleFile
{
    /// <summary>The samples of each split.</summary>
    /// <param name="examples">Of a corpus.</param>
    /// <param name="tokenizer">The student's.</param>
    /// <param name="longest">Samples with more tokens are left out.</param>
    public static ILookup<Split, Sample> Tokenize(IEnumerable<Example> examples, GgufTokenizer tokenizer, int longest)
    {
        var prefixes = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        return examples
            .Select(example =>
            {
                if (!prefixes.TryGetValue(example.Prefix, out var prefix)) prefixes[example.Prefix] = prefix = [.. tokenizer.Tokenize(example.Prefix)];
                var sample = new Sample(example.Id, prefix, [.. tokenizer.Tokenize(example.Prompt)], [.. tokenizer.Tokenize(example.Answer), tokenizer.EndToken]);
                return (example.Split, Sample: sample);
            })
            .Where(entry => entry.Sample.Prefix.Length + entry.Sample.Own <= longest)
            .ToLookup(entry => entry.Split, entry => entry.Sample);
    }

    /// <summary>So many of them, evenly over the file.</summary>
    public static Sample[] Spread(Sample[] samples, int count) =>
        count >= samples.Length ? samples : [.. Enumerable.Range(0, count).Select(index => samples[(long)index * samples.Length / count])];
}
