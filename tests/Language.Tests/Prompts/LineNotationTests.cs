using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Prompts;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Prompts;

public class LineNotationTests
{
    private static readonly CatalogSchema Movies = new()
    {
        Catalog = "movies",
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "horror"] },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "person", Kind = FacetKind.Open },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    [Fact]
    public void Read_EveryKindOfEdit_GivesTheRecord()
    {
        const string text = "conflict\nrm p2 | never mind\n+h runtime<=120 ~session | under 2 hours\n-s person=Adam Sandler | a bit less\n"
            + "+s runtime:90..110 | about 100\ntool explore | surprise me\nclear | start over\n";

        var answer = LineNotation.Read(text, Movies);

        Assert.Equal(Feedback.Conflict, answer.Feedback);
        Assert.Equal(
            [
                new RemoveEdit { Id = "p2", Quote = "never mind" },
                new AddEdit
                {
                    Polarity = Polarity.Like, Strength = Strength.Hard, Facet = "runtime", Operator = ComparisonOperator.LessOrEqual,
                    Value = 120.0, Scope = PreferenceScope.Session, Quote = "under 2 hours",
                },
                new AddEdit
                {
                    Polarity = Polarity.Dislike, Strength = Strength.Soft, Facet = "person", Operator = ComparisonOperator.Equal,
                    Value = "Adam Sandler", Quote = "a bit less",
                },
                new AddEdit
                {
                    Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "runtime", Operator = ComparisonOperator.Between,
                    Value = Operand.Range(90.0, 110.0), Quote = "about 100",
                },
                new ToolEdit { Tool = "explore", Quote = "surprise me" },
                new ClearEdit { Quote = "start over" },
            ],
            answer.Edits);
        Assert.Equal(text, LineNotation.Write(answer));
    }

    [Theory]
    [InlineData("", "Line 1: ''")]
    [InlineData("maybe\n", "Line 1: 'maybe' is no feedback")]
    [InlineData("new\n+s genre=comedy\n", "Line 2 ('+s genre=comedy') has no ' | '")]
    [InlineData("new\n+s genre=comedy | \n", "Line 2")]
    [InlineData("new\n+s colour=red | red\n", "'colour', which is no facet of movies")]
    [InlineData("new\n+s genre comedy | comedy\n", "has no operator")]
    [InlineData("new\n+h runtime<=short | short\n", "compares the number runtime with 'short'")]
    [InlineData("new\n+h runtime:90 | 90\n", "LOW..HIGH")]
    [InlineData("new\n+h runtime= | 90\n", "empty value")]
    [InlineData("new\ntool dance | dance\n", "names no tool; there are explore, diversify, trending, fresh")]
    [InlineData("new\nadd genre=comedy | comedy\n", "starts with none of")]
    [InlineData("new\n\n+s genre=comedy | comedy\n", "Line 2 ('')")]
    public void Read_OutsideTheNotation_SaysWhereAndWhat(string text, string expected)
    {
        var error = Assert.Throws<AnswerFormatException>(() => LineNotation.Read(text, Movies));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certainties_OfTokens_AreTheProductsBeforeTheQuotes()
    {
        (string Text, double Probability)[] answer =
            [("new", 0.1), ("\n", 0.1), ("+s", 0.9), (" genre", 0.8), ("=comedy", 0.5), (" |", 1), (" fun", 0.1), ("ny", 0.1), ("\n", 0.2), ("rm", 0.5), (" p1 |", 0.5), (" that", 0.1), ("\nclear", 0.25), (" | all", 1)];

        var certainties = LineNotation.Certainties([.. answer.Select(token => new AnswerToken(token.Text, token.Probability))]);

        Assert.Equal([0.36, 0.25, 1], certainties.Select(certainty => Math.Round(certainty, 6)));
        Assert.Empty(LineNotation.Certainties([new AnswerToken("neutral", 1), new AnswerToken("\n", 1)]));
    }

    [Theory]
    [InlineData("commands", 7000)]
    [InlineData("taught", 10_000)]
    public void Read_EveryLabelledAnswerWritten_GivesItBack(string folder, int least)
    {
        var count = 0;
        foreach (var command in LabelledCommand.ReadAll(folder))
        {
            var text = LineNotation.Write(command.Gold);
            Assert.Equal(text, LineNotation.Write(LineNotation.Read(text, command.Request.Schema)));
            count++;
        }

        Assert.True(count > least, $"Only {count} labelled commands lie in data/{folder}.");
    }
}
