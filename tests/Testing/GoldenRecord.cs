using System.Text.Json;

namespace RecOrleans.Testing;

/// <summary>One line of the student's golden.jsonl: a prompt, and what llama.cpp answered greedily without a grammar.</summary>
/// <param name="Record">The labelled command that was asked, as JSON.</param>
/// <param name="Prefix">The prompt's first line, its end with it: the same for all commands of a catalogue.</param>
/// <param name="Command">The rest of the prompt.</param>
/// <param name="Answer">The answer in line notation.</param>
public sealed record GoldenRecord(JsonElement Record, string Prefix, string Command, string Answer)
{
    public string Prompt => Prefix + Command;

    public static IReadOnlyList<GoldenRecord> ReadAll() =>
    [
        .. File.ReadLines(Repository.Path("models", "student", "golden.jsonl")).Select(line =>
        {
            var root = JsonDocument.Parse(line).RootElement;
            var prompt = root.GetProperty("prompt").GetString()!;
            var end = prompt.IndexOf('\n', StringComparison.Ordinal) + 1;
            return new GoldenRecord(root.GetProperty("record"), prompt[..end], prompt[end..], root.GetProperty("answer").GetString()!);
        }),
    ];
}
