using System.Diagnostics;
using LLama;
using LLama.Common;
using LLama.Native;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Silo;

namespace RecOrleans.Bench;

/// <summary>Tokens per second of the parser, beside llama.cpp's own for the same file, threads and process.</summary>
public static class ParserBench
{
    private const int PromptTokens = 512;
    private const int AnswerTokens = 64;
    private const int Rounds = 3;

    private static readonly string[] Texts =
    [
        "no more gory ones, something light from the 90s, under two hours", "only comedies please", "I'd love a good heist movie", "nothing longer than 100 minutes",
        "something with Tom Hanks", "newer than 2005", "less violence, more romance", "surprise me", "no horror at all", "just for tonight something for the kids",
    ];

    public static async Task Run(int count)
    {
        var (prefill, decode) = Ceiling(Path.Combine(AppHome.Find(), "models", "student", "student-q4_0.gguf"));

        await using var silo = await BenchSilo.Start("student");
        var parser = silo.Services.GetRequiredService<IParserAgent>();
        var schema = (await silo.Grains.GetGrain<ICatalogGrain>("movies").Describe())!.Schema;
        await Parse(parser, schema, 0);
        using var tokens = new TokenCounter();
        var clock = Stopwatch.StartNew();
        for (var index = 0; index < count; index++) await Parse(parser, schema, index);
        var seconds = clock.Elapsed.TotalSeconds;
        var evaluated = tokens.Prompt - tokens.Cached;
        var ideal = (evaluated / prefill) + (tokens.Answer / decode);

        Console.WriteLine($"{count} commands one after the other, one thread; {tokens.Prompt / (double)count:0} prompt tokens a command ({100.0 * tokens.Cached / tokens.Prompt:0} % kept), {tokens.Answer / (double)count:0} answer tokens.");
        Console.WriteLine("| | prompt tokens/s | answer tokens/s |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine($"| llama.cpp alone ({PromptTokens} tokens in one batch; {AnswerTokens} one by one; median of {Rounds}) | {prefill:0} | {decode:0} |");
        Console.WriteLine($"The parser took {seconds / count * 1000:0} ms a command; at llama.cpp's own rates its tokens alone take {ideal / count * 1000:0} ms: {100 * ideal / seconds:0} % of the ceiling.");
    }

    private static Task<ParseResult> Parse(IParserAgent parser, CatalogSchema schema, int index) => parser.ParseAsync(
        new ParseRequest(schema, CatalogVocabulary.Empty, new CommandContext { CommandId = $"{index}", Catalog = schema.Catalog, Text = Texts[index % Texts.Length] }),
        CancellationToken.None);

    /// <summary>What the engine does with the file when nothing of ours is around it.</summary>
    private static (double Prefill, double Decode) Ceiling(string path)
    {
        var parameters = new ModelParams(path) { ContextSize = 1024, BatchSize = PromptTokens, UBatchSize = PromptTokens, Threads = 1, BatchThreads = 1 };
        using var weights = LLamaWeights.LoadFromFile(parameters);
        List<double> prefill = [], decode = [];
        for (var round = 0; round <= Rounds; round++)
        {
            using var context = weights.CreateContext(parameters);
            var batch = new LLamaBatch();
            for (var position = 0; position < PromptTokens; position++) batch.Add(1000 + position, position, LLamaSeqId.Zero, logits: position == PromptTokens - 1);
            var clock = Stopwatch.StartNew();
            context.Decode(batch);
            if (round > 0) prefill.Add(PromptTokens / clock.Elapsed.TotalSeconds);
            clock.Restart();
            for (var position = 0; position < AnswerTokens; position++)
            {
                batch.Clear();
                batch.Add(2000 + position, PromptTokens + position, LLamaSeqId.Zero, logits: true);
                context.Decode(batch);
            }

            if (round > 0) decode.Add(AnswerTokens / clock.Elapsed.TotalSeconds);
        }

        return (Median(prefill), Median(decode));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
