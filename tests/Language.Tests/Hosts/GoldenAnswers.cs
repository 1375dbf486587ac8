using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Language.Prompts;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>Writes the shipped student's answers into golden.jsonl anew, for another model: a measurement, see docs/language.md.</summary>
public class GoldenAnswers(StudentModel student)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact(Explicit = true)]
    public async Task Write_ShippedStudent_AnswersEachRecord()
    {
        var path = Repository.Path("models", "student", "golden.jsonl");
        var form = new StudentPromptForm();
        var lines = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))
        {
            var record = JsonNode.Parse(line)!;
            var prompt = form.Build(LabelledCommand.Read(JsonDocument.Parse(record["record"]!.ToJsonString()).RootElement).Request);
            prompt.Options.AdditionalProperties!.Remove(ModelPrompt.Grammar);
            var response = await student.Client.GetResponseAsync(prompt.Messages, prompt.Options, TestContext.Current.CancellationToken);
            record["answer"] = response.Text;
            lines.Add(record.ToJsonString(Plain));
        }

        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);
    }
}
