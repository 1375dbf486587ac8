using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Tests.Grounding;

/// <summary>Counts the table of <see cref="Evidence"/> from labelled commands and a model's unreconciled answers to them, and reconciles these with the rules.</summary>
public class EvidenceTable
{
    [Fact(Explicit = true)]
    public void Count_LabelledCommandsAndAnswers_PrintsTheTable()
    {
        var (labelled, answered) = (Environment.GetEnvironmentVariable("RECORLEANS_LABELLED"), Environment.GetEnvironmentVariable("RECORLEANS_ANSWERS"));
        Assert.SkipWhen(labelled is null || answered is null, "Set RECORLEANS_LABELLED and RECORLEANS_ANSWERS, see docs/language.md.");
        var answers = Lines(answered!).ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("answer").Deserialize<CommandAnswer>(Json.Options)!);
        var rules = new RuleParser();
        var reconciled = new List<string>();
        var counts = new SortedDictionary<(Reader, EditKind, Standing), (int Right, int Said)>();
        foreach (var command in Lines(labelled!).Select(LabelledCommand.Read))
        {
            if (!answers.TryGetValue(command.Id, out var model)) continue;
            var words = new EditWords(command.Request);
            var read = Grounder.Ground(rules.Parse(command.Request), command.Request).Answer;
            reconciled.Add(JsonSerializer.Serialize(new { id = command.Id, answer = AnswerReconciler.Reconcile(model, read, command.Request).Answer }, Json.Options));
            foreach (var claim in AnswerReconciler.Claims(Reader.Model, model, read, words, command.Request).Concat(AnswerReconciler.Claims(Reader.Rules, read, model, words, command.Request)))
            {
                var key = (claim.Reader, claim.Kind, claim.Standing);
                var (right, said) = counts.GetValueOrDefault(key);
                counts[key] = (right + (command.Gold.Edits.Any(gold => IsRight(gold, claim.Edit, words)) ? 1 : 0), said + 1);
            }
        }

        if (Environment.GetEnvironmentVariable("RECORLEANS_RECONCILED") is { } file) File.WriteAllLines(file, reconciled);
        foreach (var ((reader, kind, standing), (right, said)) in counts)
            TestContext.Current.TestOutputHelper?.WriteLine($"[(Reader.{reader}, EditKind.{kind}, Standing.{standing})] = ({right}, {said}),");
    }

    private static bool IsRight(Edit gold, Edit edit, EditWords words) => words.IsSame(gold, edit)
        && (gold is not AddEdit wanted || (edit is AddEdit add && add.Polarity == wanted.Polarity && add.Strength == wanted.Strength && add.Operator == wanted.Operator));

    private static IEnumerable<JsonElement> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
