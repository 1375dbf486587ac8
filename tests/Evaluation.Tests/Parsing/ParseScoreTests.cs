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

    private static CommandAnswer Answer(params Edit[] edits) => new() { Feedback = Feedback.New, Edits = [.. edits] };
}
