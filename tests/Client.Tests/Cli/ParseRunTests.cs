using System.Text.Json.Nodes;
using RecOrleans.Client.Cli;
using RecOrleans.Language.Records;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Tests.Cli;

public sealed class ParseRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rec-parse").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Parse_CommandsOfAnUnseenCatalogue_GivesOneAnswerALineInOrder()
    {
        Write("teas.json", """{"catalog":"teas","facets":[{"name":"kind","kind":"closed","values":["green","black","oolong"]},{"name":"grade","kind":"ordered","values":[1,2,3]},{"name":"price","kind":"number","unit":"USD"},{"name":"item","kind":"reference"},{"name":"text","kind":"text"}]}""");
        Write("in.jsonl", string.Join('\n',
            """{"id":"a","catalog":"teas","memory":[{"id":"p1","polarity":"like","strength":"hard","facet":"price","operator":"<=","value":20,"scope":"standing"}],"feed":[],"command":"under 12 dollars, no oolong"}""",
            """{"id":"b","catalog":"coffees","memory":[],"feed":[],"command":"no oolong"}""",
            "not json",
            """{"id":"d","catalog":"teas","command":"cheaper than these","feed":[{"n":1,"title":"Sencha","kind":["green"],"price":9},{"n":2,"title":"Assam","kind":"black","price":7.5}]}""",
            """{"id":"e","catalog":"teas","memory":[],"feed":{},"command":"green"}""") + "\n");

        var rc = await Run("--parallel", "3");

        var answers = File.ReadLines(Path.Combine(_folder, "out.jsonl")).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(0, rc);
        Assert.Equal(["a", "b", "line-3", "d", "e"], answers.Select(answer => answer["id"]!.GetValue<string>()));
        Assert.Equal("conflict", answers[0]["answer"]!["feedback"]!.GetValue<string>());
        Assert.Equal(
            """[{"edit":"remove","id":"p1","quote":"under 12 dollars"},{"edit":"add","polarity":"like","strength":"hard","facet":"price","operator":"<=","value":12,"scope":"standing","quote":"under 12 dollars"},{"edit":"add","polarity":"dislike","strength":"hard","facet":"kind","operator":"=","value":"oolong","scope":"standing","quote":"no oolong"}]""",
            answers[0]["answer"]!["edits"]!.ToJsonString(Json.Options));
        Assert.Equal(7.5, answers[3]["answer"]!["edits"]![0]!["value"]!.GetValue<double>());
        Assert.All([1, 2, 4], at => Assert.Equal("neutral", answers[at]["answer"]!["feedback"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"catalog":"teas","command":"x"}""", "id")]
    [InlineData("""{"id":"a","catalog":"teas"}""", "command")]
    [InlineData("""{"id":"a","catalog":"../teas","command":"x"}""", "catalog")]
    [InlineData("""{"id":"a","catalog":"teas","command":"x","memory":[{"id":"p1"}]}""", "memory")]
    [InlineData("""{"id":"a","catalog":"teas","command":"x","feed":[{"title":"t","kind":{"a":1}}]}""", "feed[0].kind")]
    [InlineData("[]", "line")]
    public void Read_BadRecord_NamesTheField(string line, string field)
    {
        Write("teas.json", """{"catalog":"teas","facets":[{"name":"kind","kind":"open"}]}""");

        var exception = Assert.Throws<InvalidRecordException>(() => CommandRecord.Read(line, new SchemaFolder(_folder)));

        Assert.StartsWith(field + ":", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_MissingFile_IsRefused() => Assert.NotEqual(0, await Run());

    [Fact]
    public async Task Parse_OutCannotBeWritten_SaysSoInOneLineBeforeTheRun()
    {
        Write("in.jsonl", """{"id":"a","catalog":"teas","command":"hello"}""");

        var (code, output, errors) = await Rec.RunAt(400, "parse", "--in", Path.Combine(_folder, "in.jsonl"), "--schemas", _folder, "--out", Path.Combine(_folder, "nowhere", "out.jsonl"), "--host", "rules");

        Assert.NotEqual(ExitCodes.Done, code);
        var line = Assert.Single((output + errors).Trim().Split('\n'));
        Assert.Contains("--out: '", line, StringComparison.Ordinal);
        Assert.Contains("cannot be written", line, StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] more)
    {
        var app = new CommandApp<ParseCommand>();
        string[] args = ["--in", Path.Combine(_folder, "in.jsonl"), "--schemas", _folder, "--out", Path.Combine(_folder, "out.jsonl"), "--host", "rules", .. more];
        return app.RunAsync(args, TestContext.Current.CancellationToken);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
