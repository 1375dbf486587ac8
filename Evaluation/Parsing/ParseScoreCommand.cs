using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Commands;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Parsing;

/// <summary><c>parse</c>: scores a file of answers (as <c>rec parse</c> writes it) against labelled commands.</summary>
public sealed class ParseScoreCommand : Command<ParseScoreCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--gold <FILE>"), Description("JSON Lines of labelled commands: {id, catalog, gold}.")]
        public string Gold { get; init; } = "";

        [CommandOption("--answers <FILE>"), Description("JSON Lines of answers: {id, answer}.")]
        public string Answers { get; init; } = "";

        [CommandOption("--by-catalog"), Description("One line a catalogue as well.")]
        public bool ByCatalog { get; init; }

        public override ValidationResult Validate() =>
            !File.Exists(Gold) ? ValidationResult.Error($"--gold: no file '{Gold}'.")
            : !File.Exists(Answers) ? ValidationResult.Error($"--answers: no file '{Answers}'.")
            : ValidationResult.Success();
    }

    public override int Execute(Spectre.Console.Cli.CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        foreach (var (name, score) in Score(settings.Gold, settings.Answers, settings.ByCatalog))
            AnsiConsole.WriteLine(FormattableString.Invariant(
                $"{name}: n={score.Commands} strict F1 {score.StrictF1:0.000} loose F1 {score.LooseF1:0.000} feedback {score.FeedbackAccuracy:0.000} whole command right {score.WholeAccuracy:0.000}"));
        return 0;
    }

    /// <summary>The scores of all commands under "all", and of each catalogue under its name if asked for, by name.</summary>
    public static IReadOnlyDictionary<string, ParseScore> Score(string goldFile, string answersFile, bool byCatalog)
    {
        var answers = new Dictionary<string, CommandAnswer>(StringComparer.Ordinal);
        foreach (var line in Lines(answersFile))
        {
            var record = JsonNode.Parse(line)!;
            answers[record["id"]!.GetValue<string>()] = record["answer"].Deserialize<CommandAnswer>(Json.Options)!;
        }

        var scores = new SortedDictionary<string, ParseScore>(StringComparer.Ordinal);
        foreach (var line in Lines(goldFile))
        {
            var record = JsonNode.Parse(line)!;
            var gold = record["gold"].Deserialize<CommandAnswer>(Json.Options)!;
            var answer = answers.GetValueOrDefault(record["id"]!.GetValue<string>()) ?? new CommandAnswer { Feedback = Feedback.Neutral };
            foreach (var name in byCatalog ? ["all", record["catalog"]!.GetValue<string>()] : (string[])["all"])
            {
                if (!scores.TryGetValue(name, out var score)) scores[name] = score = new ParseScore();
                score.Add(gold, answer);
            }
        }

        return scores;
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line));
}
