using System.Text.Json;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests;

/// <summary>One line of the student's golden.jsonl: a prompt, and what llama.cpp answered greedily without a grammar.</summary>
internal sealed record GoldenRecord(LabelledCommand Command, string Prompt, string Answer)
{
    public static IReadOnlyList<GoldenRecord> ReadAll() =>
    [
        .. File.ReadLines(Repository.Path("models", "student", "golden.jsonl")).Select(line =>
        {
            var root = JsonDocument.Parse(line).RootElement;
            return new GoldenRecord(
                LabelledCommand.Read(root.GetProperty("record")), root.GetProperty("prompt").GetString()!, root.GetProperty("answer").GetString()!);
        }),
    ];
}
