using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

public class SecretWordsTests
{
    [Theory]
    [InlineData("fashion", "test")]
    [InlineData("fashion", "train")]
    [InlineData("ml-latest-small", "test")]
    [InlineData("ml-latest-small", "train")]
    [InlineData("amazon-office", "test")]
    [InlineData("amazon-office", "train")]
    public async Task Say_ManyUsersInFrontOfItemsWithLikeTitles_TellsNoWordOfATitle(string name, string half)
    {
        Assert.SkipWhen(name != "fashion" && Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        var dataset = await IrfDatasets.LoadAsync(name, 1, TestContext.Current.CancellationToken);
        var phrasing = GrammarPhrasing.Load(half);
        // "Shorter": the only word for what is meant.
        string[] comparatives = [.. phrasing.Grammar.Rules.Keys.Where(rule => rule.Split('.')[0] is "less" or "more").SelectMany(rule => Phrases.Of(phrasing.Grammar, rule))];

        var named = SecretWords.Check(dataset, phrasing.Say, comparatives);

        Assert.True(named > 20, $"only {named} titles were named at all");
    }

    [Fact]
    public void ToldBy_WordsOfATitle_InAnyNumberAndCaseButNotThoseOfEverySentenceOrOfTheSchema()
    {
        var secret = Secret("The Grumpier Old Men's Thriller Club", "I Don't Know");

        Assert.Equal(["club", "grumpier"], secret.ToldBy("CLUBS for grumpier people, i don't mind thrillers").Order());
        Assert.Equal(["men", "old"], secret.ToldBy("old men").Order());
        Assert.Empty(secret.ToldBy("the one with i don't"));
        Assert.Empty(secret.ToldBy("old men", "men of old"));
    }

    [Fact]
    public void ToldBy_ChineseWords_WhereverTheyStandInARun()
    {
        var secret = Secret("卧虎藏龙", "Hero英雄");

        Assert.Equal(["卧虎", "英雄"], secret.ToldBy("来点英雄的，像卧虎那样").Order(StringComparer.Ordinal));
        Assert.Equal(["hero"], secret.ToldBy("跟hero差不多的"));
        Assert.Empty(secret.ToldBy("来点有龙的，或者老虎"));
        Assert.Empty(secret.ToldBy("来点英雄片", "英雄"));
    }

    [Fact]
    public void IsNear_AWordInCommonOrTheSameTitle()
    {
        var secret = Secret("Space Jam", "It");

        Assert.True(secret.IsNear(Film("Deep Space Nine")));
        Assert.True(secret.IsNear(Film("Jams")));
        Assert.True(secret.IsNear(Film("It")));
        Assert.False(secret.IsNear(Film("It Follows")));
    }

    [Fact]
    public void Say_NothingButNearTitlesInSight_NamesNone()
    {
        var phrasing = GrammarPhrasing.Load("test");
        var sight = new Sight(Films.Dataset().Schema, [Film("Space Jam"), Film("Jam Session")]);
        for (var seed = 0; seed < 500; seed++)
            foreach (var feedback in new[] { Feedback.Neutral, Feedback.Satisfied })
            {
                var said = phrasing.Say(new Thought(feedback, []) { Secret = Secret("Space Jam") }, sight, new Persona(5, .9, .5, 0), new Random(seed)).Text;
                Assert.DoesNotContain("jam", said, StringComparison.OrdinalIgnoreCase);
            }
    }

    [Fact]
    public void Say_AWordOfTheGrammarStandsInTheTitle_FindsOtherWords()
    {
        var phrasing = GrammarPhrasing.Load("test");
        var comedy = new Thought(Feedback.New, [new Wish(Films.Comedy)]) { Secret = Secret("Strictly Exclusively") };
        for (var seed = 0; seed < 500; seed++)
        {
            var said = phrasing.Say(comedy, new Sight(Films.Dataset().Schema, []), new Persona(5, .9, .5, 0), new Random(seed)).Text;
            Assert.DoesNotContain("strictly", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("exclusively", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static TitleSecret Secret(params string[] titles) => new([.. titles.Select(Film)], new HashSet<string> { "thriller" });

    private static Item Film(string title) => new() { Id = title, Title = title };
}
