using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecOrleans.Commands;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.CommandLine;

/// <summary><c>rec parse</c> as a process of its own, as it is typed.</summary>
public class ParseTests
{
    /// <summary>The stand-in for a general model was taught another notation, and rambles until it is cut off where it does not know how to go on: not every command, but some must be its own.</summary>
    [Fact(Timeout = 300_000)]
    public async Task Parse_GeneralModel_AnswersInJson()
    {
        using var folder = new TemporaryFolder();
        using var model = new TemplatedModel(TemplatedModel.ChatMl);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "movies.json"),
            """{"catalog":"movies","facets":[{"name":"genre","kind":"closed","values":["comedy","crime","horror","thriller"]},{"name":"runtime","kind":"number","unit":"minutes"},{"name":"text","kind":"text"}]}""");
        string[] commands = ["perfect, thanks!", "no horror", "something funny", "under two hours", "thanks, that's it", "lovely"];
        await File.WriteAllLinesAsync(
            Path.Combine(folder.Path, "commands.jsonl"),
            commands.Select((command, index) => JsonSerializer.Serialize(new { id = $"c{index}", catalog = "movies", memory = Array.Empty<string>(), feed = Array.Empty<string>(), command })));

        var (exit, output) = await Rec(folder.Path, "parse", "--in", "commands.jsonl", "--schemas", ".", "--out", "answers.jsonl", "--host", "gguf", "--model", model.Path);

        Assert.Contains($"{commands.Length} commands", output, StringComparison.Ordinal);
        Assert.Contains("0 bad", output, StringComparison.Ordinal);
        Assert.Equal(0, exit);
        var fallbacks = int.Parse(Regex.Match(output, @"(\d+) fallbacks").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(fallbacks, 0, commands.Length - 1);
        var answers = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "answers.jsonl"));
        Assert.Equal(commands.Length, answers.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("answer").Deserialize<CommandAnswer>(Json.Options)).Count(answer => answer is not null));
    }

    private static async Task<(int ExitCode, string Output)> Rec(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "RecOrleans.Client.dll"), .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
