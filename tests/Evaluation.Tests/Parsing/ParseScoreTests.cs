using RecOrleans.Commands;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Parsing;

public class ParseScoreTests
{
    private static readonly string Gold = Repository.Path("tests", "Evaluation.Tests", "Parsing", "gold.jsonl");
    private static readonly string Answers = Repository.Path("tests", "Evaluation.Tests", "Parsing", "answers.jsonl");

    /// <summary>The expected figures are what the contract's score_parse.py prints for the same two files.</summary>
    [Theory]
    [InlineData("all", 60, .650, .670, .833, .417)]
    [InlineData("movies", 33, .673, .692, .848, .515)]
    [InlineData("fashion", 7, .625, .625, .714, .143)]
    [InlineData("phones", 1, .333, .667, 1, 0)]
    public void Score_Fixture_AgreesWithTheContractsScorer(string name, int commands, double strict, double loose, double feedback, double whole)
    {
        var score = ParseScoreCommand.Score(Gold, Answers, byCatalog: true)[name];

        Assert.Equal(commands, score.Commands);
        Assert.Equal(strict, score.StrictF1, .0005);
        Assert.Equal(loose, score.LooseF1, .0005);
        Assert.Equal(feedback, score.FeedbackAccuracy, .0005);
        Assert.Equal(whole, score.WholeAccuracy, .0005);
    }

    [Fact]
    public void Add_StrengthAndOperatorOff_CountsLooselyOnly()
    {
        var score = new ParseScore();
        var gold = new AddEdit { Polarity = Polarity.Like, Strength = Strength.Hard, Facet = "runtime", Operator = ComparisonOperator.LessOrEqual, Value = 120.0, Quote = "under 2 hours" };

        score.Add(Answer(gold), Answer(gold with { Strength = Strength.Soft, Operator = ComparisonOperator.Less }));

        Assert.Equal((0, 1), (score.StrictHits, score.LooseHits));
    }

    [Theory]
    [InlineData("something cosy and warm", "warm", true)]
    [InlineData("no gore", "light", false)]
    public void Add_FreeText_MatchesByHalfOfTheWords(string goldQuote, string answerQuote, bool same)
    {
        var score = new ParseScore();
        var gold = new AddEdit { Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "text", Operator = ComparisonOperator.Equal, Value = "feel-good", Quote = goldQuote };

        score.Add(Answer(gold), Answer(gold with { Value = "other", Quote = answerQuote }));

        Assert.Equal(same ? 1 : 0, score.WholeRight);
    }

    [Fact]
    public void Add_SeveralKinds_CountsEachApart()
    {
        var score = new ParseScore();
        var horror = new AddEdit { Polarity = Polarity.Dislike, Strength = Strength.Hard, Facet = "genre", Operator = ComparisonOperator.Equal, Value = "horror", Quote = "no horror" };
        var person = new AddEdit { Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "person", Operator = ComparisonOperator.Equal, Value = "Ann Lee", Quote = "Ann Lee" };
        var remove = new RemoveEdit { Id = "p1", Quote = "forget it" };

        score.Add(Answer(horror, person, remove), Answer(person with { Facet = "actor" }, horror with { Strength = Strength.Soft }, new RemoveEdit { Id = "p2", Quote = "forget it" }));

        // The actor answers the person; horror in another tone is one missed and one made up.
        Assert.Equal([("genre", new EditCount(1, 1, 0)), ("person", new EditCount(1, 1, 1)), ("remove", new EditCount(1, 1, 0))], score.ByFacet.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("dislike", new EditCount(1, 1, 0)), ("like", new EditCount(1, 1, 1))], score.ByPolarity.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("hard", new EditCount(1, 0, 0)), ("soft", new EditCount(1, 2, 1))], score.ByStrength.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(2.0 / 3, score.ByStrength["soft"].F1, 1e-9);
    }

    [Fact]
    public void Add_TwoScores_IsTheScoreOfAllCommands()
    {
        var (first, second, both) = (new ParseScore(), new ParseScore(), new ParseScore());
        var gold = new AddEdit { Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "genre", Operator = ComparisonOperator.Equal, Value = "war", Quote = "war" };
        first.Add(Answer(gold), Answer(gold));
        second.Add(Answer(gold), Answer());
        both.Add(Answer(gold), Answer(gold));
        both.Add(Answer(gold), Answer());

        first.Add(second);

        Assert.Equivalent(both, first, strict: true);
        Assert.Equal(2.0 / 3, first.StrictF1, 1e-9);
    }

    private static CommandAnswer Answer(params Edit[] edits) => new() { Feedback = Feedback.New, Edits = [.. edits] };
}
