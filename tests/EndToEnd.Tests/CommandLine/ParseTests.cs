using System.Diagnostics;
using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.CommandLine;

/// <summary><c>rec parse</c> as a process of its own, as it is typed.</summary>
public class ParseTests
{
    [Fact(Timeout = 300_000)]
    public async Task Parse_GeneralModel_AnswersWithoutFallback()
    {
        using var folder = new TemporaryFolder();
        using var model = new TemplatedModel(TemplatedModel.ChatMl);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "movies.json"),
            """{"catalog":"movies","facets":[{"name":"genre","kind":"closed","values":["comedy","crime","horror","thriller"]},{"name":"runtime","kind":"number","unit":"minutes"},{"name":"text","kind":"text"}]}""");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "commands.jsonl"), """{"id":"a","catalog":"movies","memory":[],"feed":[],"command":"perfect, thanks!"}""");

        var (exit, output) = await Rec(folder.Path, "parse", "--in", "commands.jsonl", "--schemas", ".", "--out", "answers.jsonl", "--host", "gguf", "--model", model.Path);

        Assert.Contains("1 commands", output, StringComparison.Ordinal);
        Assert.Contains("0 fallbacks, 0 bad", output, StringComparison.Ordinal);
        Assert.Equal(0, exit);
        var line = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "answers.jsonl"))).RootElement;
        Assert.Equal("a", line.GetProperty("id").GetString());
        Assert.Equal(Feedback.Satisfied, line.GetProperty("answer").Deserialize<CommandAnswer>(Json.Options)!.Feedback);
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
