using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Tests.Hosts;
using RecOrleans.Language.Tests.Rules;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Agents;

/// <summary>The commands of the two stories, read by the shipped student over the shipped catalogues.</summary>
public class WalkThroughTests(StudentModel student)
{
    [Fact]
    public async Task Parse_ClothesWalkThrough_EveryStepReadsRight()
    {
        var story = new Story(student, "fashion", item => item.Values("category") is [{ Text: "skirt" }] && item.Values("length") is [{ Text: "short" }]);

        var first = await story.SayAsync("How come these are all short skirts? It's autumn now, I'd like to see long skirts.");
        Assert.Contains("+s length=long", first, StringComparison.Ordinal);
        Assert.DoesNotContain("+s length=short", first, StringComparison.Ordinal);
        Assert.DoesNotContain("shorts", first, StringComparison.Ordinal);
        Assert.Equal("+s colour=light blue", await story.SayAsync("Are there any in light blue?"));
        Assert.Equal("+h price:180..220", await story.SayAsync("Just around 200."));
        Assert.Equal("-h pattern=floral", await story.SayAsync("Don't want any floral dresses."));
        Assert.Equal("", await story.SayAsync("Perfect, I love this long dress!"));
        Assert.Equal(Feedback.Satisfied, story.Feedback);
    }

    [Fact]
    public async Task Parse_FilmsWalkThrough_EveryStepReadsRight()
    {
        var story = new Story(student, "movies", _ => true);

        var first = await story.SayAsync("no more gory ones, something light from the 90s, under two hours");
        Assert.Contains("+s year:1990..1999", first, StringComparison.Ordinal);
        Assert.Contains("+h runtime<=120", first, StringComparison.Ordinal);
        Assert.Equal("+h genre=comedy", await story.SayAsync("only comedies"));
        Assert.Equal("-h person=Adam Sandler", await story.SayAsync("nothing with Adam Sandler please"));
        Assert.Equal("+s similar=#2", await story.SayAsync("more like the second one"));
        Assert.Equal($"rm {story.Memory.Single(held => held.Facet == "year").Id}", await story.SayAsync("never mind the 90s"));
        Assert.Equal("+s person=Tom Hanks", await story.SayAsync("I'd rather have something with Tom Hanks"));
        Assert.Equal("+h certificate<=PG-13", await story.SayAsync("nothing over PG-13"));
        Assert.Equal("tool explore", await story.SayAsync("surprise me"));
        Assert.Equal("", await story.SayAsync("perfect, thanks!"));
        Assert.Equal(Feedback.Satisfied, story.Feedback);
    }

    [Fact]
    public async Task Parse_ReadmesTable_ReadsAsItPromises()
    {
        var story = new Story(student, "fashion", item => item.Values("category") is [{ Text: "skirt" }] && item.Values("length") is [{ Text: "short" }]);

        var first = await story.SayAsync("How come these are all short skirts? It's autumn, I'd like long ones.");
        Assert.Contains("-s length=short", first, StringComparison.Ordinal);
        Assert.Contains("+s length=long", first, StringComparison.Ordinal);
        Assert.Equal("+h price:180..220", await story.SayAsync("just around 200"));
        Assert.Equal("-h pattern=floral", await story.SayAsync("no floral dresses"));
        Assert.Equal($"rm {story.Memory.Single(held => held.Facet == "price").Id}", await story.SayAsync("never mind the price"));
        Assert.Equal("", await story.SayAsync("perfect, thanks"));
    }

    /// <summary>One user's commands over one catalogue, with a memory that follows the answers. The feed stays.</summary>
    private sealed class Story
    {
        private readonly StudentModel _student;
        private readonly CatalogSchema _schema;
        private readonly CatalogVocabulary _vocabulary;
        private readonly ImmutableArray<FeedReference> _feed;
        private int _remembered;

        public Story(StudentModel student, string catalog, Func<Item, bool> shown)
        {
            _student = student;
            _schema = JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(Repository.Path("data", catalog, "catalog.json")), Json.Options)!;
            var items = File.ReadLines(Repository.Path("data", catalog, "items.jsonl")).Select(line => JsonSerializer.Deserialize<Item>(line, Json.Options)!).ToArray();
            _vocabulary = CatalogVocabulary.FromItems(_schema, items);
            _feed = [.. items.Where(shown).Take(6).Select((item, at) => new FeedReference(at + 1, item))];
        }

        public ImmutableArray<Preference> Memory { get; private set; } = [];

        public Feedback Feedback { get; private set; }

        public async Task<string> SayAsync(string command)
        {
            using var services = new AgentServices(() => new ScriptedClient(_student.Client.GetResponseAsync));
            var request = new ParseRequest(_schema, _vocabulary, new CommandContext { CommandId = "c1", Catalog = _schema.Catalog, Text = command, Memory = Memory, Feed = _feed });

            var result = await services.Get<IParserAgent>().ParseAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal("student", result.AnsweredBy);
            TestContext.Current.TestOutputHelper?.WriteLine($"{command} -> {Given.Lines(result.Answer!)} ({string.Join(' ', result.Notes)})");
            var removed = result.Answer!.Edits.OfType<RemoveEdit>().Select(edit => edit.Id).ToHashSet();
            Memory = [.. Memory.Where(held => !removed.Contains(held.Id)), .. result.Answer.Edits.OfType<AddEdit>().Select(Remembered)];
            Feedback = result.Answer.Feedback;
            return Given.Lines(result.Answer);
        }

        private Preference Remembered(AddEdit edit) => new()
        {
            Id = $"p{++_remembered}",
            Polarity = edit.Polarity,
            Strength = edit.Strength,
            Facet = edit.Facet,
            Operator = edit.Operator,
            Value = edit.Value,
            Scope = edit.Scope,
            Quote = edit.Quote,
        };
    }
}
