using System.Collections.Immutable;
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
        var answers = Lines(answered!).ToDictionary(line => line.GetProperty("id").GetString()!, line => new GroundedAnswer(line.GetProperty("answer").Deserialize<CommandAnswer>(Json.Options)!, [])
        {
            Certainties = line.TryGetProperty("certainty", out var certainties) ? certainties.Deserialize<ImmutableArray<double>>(Json.Options) : [],
        });
        var rules = new RuleParser();
        var reconciled = new List<string>();
        var certain = new Dictionary<(bool IsAgreed, int Class), (int Right, int Said)>();
        var counts = new SortedDictionary<(Reader, EditKind, Standing), (int Right, int Said)>();
        foreach (var command in Lines(labelled!).Select(LabelledCommand.Read))
        {
            if (!answers.TryGetValue(command.Id, out var model)) continue;
            var words = new EditWords(command.Request);
            var read = Grounder.Ground(rules.Parse(command.Request), command.Request).Answer;
            reconciled.Add(JsonSerializer.Serialize(new { id = command.Id, answer = AnswerReconciler.Reconcile(model, read, command.Request).Answer }, Json.Options));
            foreach (var claim in AnswerReconciler.ClaimsOfModel(model, read, words, command.Request).Concat(AnswerReconciler.ClaimsOfRules(read, model.Answer, words, command.Request)))
            {
                var key = (claim.Reader, claim.Kind, claim.Standing);
                var (right, said) = counts.GetValueOrDefault(key);
                var isRight = command.Gold.Edits.Any(gold => IsRight(gold, claim.Edit, words));
                counts[key] = (right + (isRight ? 1 : 0), said + 1);
                if (claim.Certainty is { } certainty)
                {
                    var cell = (claim.Standing == Standing.Agreed, Evidence.ClassOf(certainty));
                    var before = certain.GetValueOrDefault(cell);
                    certain[cell] = (before.Right + (isRight ? 1 : 0), before.Said + 1);
                }

            }
        }

        if (Environment.GetEnvironmentVariable("RECORLEANS_RECONCILED") is { } file) File.WriteAllLines(file, reconciled);
        foreach (var ((reader, kind, standing), (right, said)) in counts)
            TestContext.Current.TestOutputHelper?.WriteLine($"[(Reader.{reader}, EditKind.{kind}, Standing.{standing})] = ({right}, {said}),");
        foreach (var isAgreed in (bool[])[true, false])
            TestContext.Current.TestOutputHelper?.WriteLine($"{(isAgreed ? "Agreed" : "Alone")} = [{string.Join(", ", Enumerable.Range(0, Evidence.CertaintyCuts.Length + 1).Select(at => certain.GetValueOrDefault((isAgreed, at))))}];");
    }

    private static bool IsRight(Edit gold, Edit edit, EditWords words) => words.IsSame(gold, edit)
        && (gold is not AddEdit wanted || (edit is AddEdit add && add.Polarity == wanted.Polarity && add.Strength == wanted.Strength && add.Operator == wanted.Operator));

    private static IEnumerable<JsonElement> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
