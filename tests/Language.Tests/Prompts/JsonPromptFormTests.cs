using System.Text.Json;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Tests.Hosts;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Prompts;

public class JsonPromptFormTests(StudentModel student)
{
    private readonly JsonPromptForm _form = new();

    [Fact]
    public void Build_EveryCatalogue_HasAGrammarThatTakesTheGoldAnswers()
    {
        foreach (var command in LabelledCommand.ReadAll().Where((_, index) => index % 60 == 0))
        {
            // Through the notation and back, so that numbers and words have the kinds of their facets.
            var answer = JsonSerializer.Serialize(
                LineNotation.Read(LineNotation.Write(command.Gold), command.Request.Schema), Json.Options);
            var grammar = (string)_form.Build(command.Request).Options.AdditionalProperties![ModelPrompt.Grammar]!;

            var refused = GrammarCheck.Refuses(student, grammar, answer);

            Assert.True(refused is null, $"{command.Id}: {answer} is refused after: {refused}");
        }
    }

    [Fact]
    public void Build_TwoCommandsOfACatalogue_ShareTheSystemMessage()
    {
        var films = GoldenRecord.ReadAll().Where(record => LabelledCommand.Of(record).Request.Schema.Catalog == "movies").Take(2).ToList();

        Assert.Equal(_form.Build(LabelledCommand.Of(films[0]).Request).Messages[0].Text, _form.Build(LabelledCommand.Of(films[1]).Request).Messages[0].Text);
        Assert.NotEqual(_form.Build(LabelledCommand.Of(films[0]).Request).Messages[1].Text, _form.Build(LabelledCommand.Of(films[1]).Request).Messages[1].Text);
    }

    [Fact]
    public void Build_WishesAboutTheFeed_AreNotShown()
    {
        var request = Agents.ParserAgentTests.Request("no horror");
        request = request with
        {
            Context = request.Context with
            {
                Memory = [new() { Id = "p1", Polarity = default, Strength = default, Facet = Preferences.Preference.FeedFacet, Value = "explore" }],
            },
        };

        Assert.DoesNotContain("p1", _form.Build(request).Messages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("p1", new StudentPromptForm().Build(request).Messages[1].Text, StringComparison.Ordinal);
    }
}
