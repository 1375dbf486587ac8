using System.Text.Json;
using RecOrleans.Testing;

namespace RecOrleans.Training.Tests;

/// <summary>The shipped student's own prompts with what llama.cpp answered, greedily and without a grammar.</summary>
internal sealed record Golden(string Prefix, string Prompt, string Answer)
{
    public static IReadOnlyList<Golden> ReadAll() =>
    [
        .. File.ReadLines(Repository.Path("models", "student", "golden.jsonl")).Select(line =>
        {
            var root = JsonDocument.Parse(line).RootElement;
            var prompt = root.GetProperty("prompt").GetString()!;
            var end = prompt.IndexOf('\n', StringComparison.Ordinal) + 1;
            return new Golden(prompt[..end], prompt[end..], root.GetProperty("answer").GetString()!);
        }),
    ];
}
