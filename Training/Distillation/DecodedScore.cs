using LLama.Native;
using Microsoft.Extensions.Logging.Abstractions;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Prompts;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;

namespace RecOrleans.Training.Distillation;

/// <summary>
/// How a model in training answers samples that it is not trained on: stored as it will be exported, and decoded as the product does, greedily, though without grammar and grounding.
/// </summary>
/// <param name="origin">Whose metadata and tokenizer the stored model has.</param>
/// <param name="type">Of the stored model's maps.</param>
/// <param name="embeddingType">Of its embedding.</param>
/// <param name="path">Where it is stored while it answers.</param>
/// <param name="samples">Prompts and their right answers in the line notation.</param>
internal sealed class DecodedScore(GgufModel origin, GgufType type, GgufType embeddingType, string path, IReadOnlyList<(Sample Sample, string Answer)> samples)
{
    /// <summary>A model that has not learnt to end an answer is stopped.</summary>
    private const int SpareTokens = 32;

    /// <summary>F1 of the edits, word for word but for their quotes.</summary>
    /// <param name="weights">Of the model as it is.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <returns>0..1; null where it was ended.</returns>
    public double? Measure(LlamaWeights weights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.Export(origin, type, embeddingType).Write(path);
        try
        {
            // One at a time: in a batch the numbers would depend on the neighbours.
            var longest = samples.Max(entry => entry.Sample.Prefix.Length + entry.Sample.Own) + 1 + SpareTokens;
            using var host = LLamaHost.Load(
                new LLamaHostOptions { ModelPath = path, ContextSize = longest, MaxBatch = 1, PromptThreads = Environment.ProcessorCount }, TimeProvider.System, NullLogger.Instance);
            var (gold, answered, right) = (0, 0, 0);
            foreach (var (sample, answer) in samples.OrderBy(entry => string.Join(' ', entry.Sample.Prefix), StringComparer.Ordinal))
            {
                var completion = new Completion([.. sample.Prefix.Concat(sample.Prompt).Select(token => (LLamaToken)token)], [sample.Prefix.Length], sample.Answer.Length + SpareTokens, Grammar: null);
                var (wanted, given) = (Edits(answer), Edits(host.CompleteAsync(completion, cancellationToken).GetAwaiter().GetResult().Text));
                gold += wanted.Count;
                answered += given.Count;
                right += wanted.Count(given.Remove);
            }

            return gold + answered == 0 ? 1 : 2.0 * right / (gold + answered);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The lines below the feedback word, without their quotes.</summary>
    internal static List<string> Edits(string answer) =>
        [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(LineNotation.QuoteMark)[0].Trim())];
}
