using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Tests.Hosts;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Prompts;

public class StudentGrammarTests(StudentModel student)
{
    [Fact]
    public void Write_LabelledCommands_AcceptsEveryGoldAnswer()
    {
        foreach (var command in LabelledCommand.ReadAll())
        {
            var answer = LineNotation.Write(command.Gold);
            var refused = GrammarCheck.Refuses(student, StudentGrammar.Write(command.Request), answer);
            Assert.True(refused is null, $"{command.Id}: {answer} is refused after: {refused}");
        }
    }

    [Theory]
    [InlineData("new\n+s genre=comedy | funny\n", true)]
    [InlineData("new\n+s genre=gore | gory\n", false)]
    [InlineData("new\n+s genre<comedy | funny\n", false)]
    [InlineData("new\n+h runtime<=120 ~session | short\n", true)]
    [InlineData("new\n+h runtime<=short | short\n", false)]
    [InlineData("new\n+h certificate<=PG | pg\n", true)]
    [InlineData("new\n+h certificate:G..PG | pg\n", true)]
    [InlineData("new\n+h date>=2024-05-01 | may\n", true)]
    [InlineData("new\n+h date>=may | may\n", false)]
    [InlineData("new\n+s mood=dark | dark\n", false)]
    [InlineData("conflict\nrm p3 | never mind\n", true)]
    [InlineData("conflict\nrm p4 | never mind\n", false)]
    [InlineData("new\n+s similar=#2 | like the second\n", true)]
    [InlineData("new\n+s similar=#3 | like the third\n", false)]
    [InlineData("new\n+s similar=Blade Runner | like Blade Runner\n", true)]
    [InlineData("new\ntool explore | surprise me\n", true)]
    [InlineData("new\ntool delete | surprise me\n", false)]
    [InlineData("conflict\nclear | start over\n", true)]
    [InlineData("satisfied\n", true)]
    [InlineData("happy\n", false)]
    [InlineData("new\n+s genre=comedy\n", false)]
    [InlineData("new\n+s text=a | b | c\n", true)]
    public void Write_SmallSchema_AllowsExactlyWhatIsLegal(string answer, bool legal)
    {
        var refused = GrammarCheck.Refuses(student, StudentGrammar.Write(Request(Movies)), answer);

        Assert.Equal(legal, refused is null);
    }

    [Fact]
    public void Write_HostileNamesAndValues_StaysAGrammar()
    {
        string[] hostile = ["a\"b", "back\\slash", "new\nline", "tab\there", "]^-[", "漢字 ✨", "root ::= x", "{0,3}", "~session", " | ", "#1", "\u0007"];
        foreach (var word in hostile)
        {
            var schema = new CatalogSchema
            {
                Catalog = "odd",
                Facets = [new Facet { Name = "plain", Kind = FacetKind.Closed, Values = [word, "x"] }, new Facet { Name = "empty", Kind = FacetKind.Ordered }],
            };
            var grammar = StudentGrammar.Write(Request(schema));

            Assert.Null(GrammarCheck.Refuses(student, grammar, "new\n+s plain=x | x\n"));
            Assert.Null(GrammarCheck.Refuses(student, grammar, $"new\n+s plain={word} | x\n"));
            Assert.NotNull(GrammarCheck.Refuses(student, grammar, "new\n+s empty=x | x\n"));
        }
    }

    [Fact]
    public void Write_SchemaWithoutFacets_StillAllowsTools()
    {
        var grammar = StudentGrammar.Write(Request(new CatalogSchema { Catalog = "bare", Facets = [] }));

        Assert.Null(GrammarCheck.Refuses(student, grammar, "new\ntool fresh | new ones\n"));
    }

    private static readonly CatalogSchema Movies = new()
    {
        Catalog = "movies",
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "horror"] },
            new Facet { Name = "certificate", Kind = FacetKind.Ordered, Values = ["G", "PG", "R"] },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "date", Kind = FacetKind.Date },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    private static ParseRequest Request(CatalogSchema schema) => new(schema, CatalogVocabulary.Empty, new CommandContext
    {
        CommandId = "c1",
        Catalog = schema.Catalog,
        Text = "anything",
        Memory =
        [
            new Preference { Id = "p3", Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "text", Value = "dark" },
            new Preference { Id = "p4", Polarity = Polarity.Like, Strength = Strength.Soft, Facet = Preference.FeedFacet, Value = "explore" },
        ],
        Feed = [new FeedReference(1, new Item { Id = "a", Title = "A" }), new FeedReference(2, new Item { Id = "b", Title = "B" })],
    });
}
