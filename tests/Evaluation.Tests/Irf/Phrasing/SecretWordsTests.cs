using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

/// <summary>Whatever a simulated user says, its words do not give the title of the wanted item away.</summary>
public class SecretWordsTests
{
    private const int Users = 60, Seeds = 8;

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
        var items = dataset.Items.ToDictionary(item => item.Id);
        var known = TitleSecret.WordsOf(dataset.Schema);
        // "Shorter": the only word for what is meant.
        string[] comparatives = [.. phrasing.Grammar.Rules.Keys.Where(rule => rule.Split('.')[0] is "less" or "more").SelectMany(rule => Phrases.Of(phrasing.Grammar, rule))];
        var named = 0;

        foreach (var user in dataset.Users.Take(Users))
        {
            Item[] wanted = [items[user.Target], items[user.Drift]];
            var secret = new TitleSecret(wanted, known);
            Item[] near = [.. dataset.Items.Where(secret.IsNear)];
            Assert.Subset(near.ToHashSet(), wanted.ToHashSet());
            for (var seed = 1; seed <= Seeds; seed++)
            {
                var random = new Random(seed + user.Id.Aggregate(0, (sum, letter) => (31 * sum) + letter));
                var persona = Personas.Draw(random) with { Verbosity = 1 };
                var mind = new UserSimulator(dataset, user.Target, user.Drift, persona, random);
                for (var command = 1; command <= 5; command++)
                {
                    // Often the item itself, mostly others whose titles sound like it.
                    var shown = Enumerable.Range(0, 8).Select(_ => random.Next(3) == 0 ? dataset.Items[random.Next(dataset.Items.Length)] : near[random.Next(near.Length)]).ToList();
                    if (random.Next(4) == 0) shown.Add(items[mind.Wanted]);
                    var sight = new Sight(dataset.Schema, [.. shown.Distinct()]);
                    var thought = mind.Think(sight);
                    var utterance = phrasing.Say(thought, sight, persona, random);
                    Check(utterance, sight);
                    foreach (var chatter in new[] { Feedback.Neutral, Feedback.Satisfied }) Check(phrasing.Say(thought with { Feedback = chatter, Intents = [] }, sight, persona, random), sight);
                    mind.Remember(utterance, sight);
                }

                void Check(Utterance utterance, Sight sight)
                {
                    var meant = utterance.Edits.Select(edit => edit is SaidAdd add ? add.Statement : ((SaidRemove)edit).Statement).SelectMany(statement => Mentions.Forms(dataset.Schema, statement));
                    var told = secret.ToldBy(utterance.Text, [.. meant, .. comparatives]);
                    Assert.True(!told.Any(), $"Seed {seed}: '{utterance.Text}' says {string.Join(", ", told)} of '{wanted[0].Title}' or '{wanted[1].Title}'.");
                    if (utterance.Edits.Length > 0) return;
                    // Of clothes, the schema knows all words of a title; there the title as a whole tells.
                    Assert.DoesNotContain(sight.Feed.Where(secret.IsNear).Select(item => item.Title), title => WordRun.Contains(utterance.Text, title) && !IsSaidAnyway(title));
                    if (sight.Feed.Any(item => WordRun.Contains(utterance.Text, item.Title))) named++;
                }
            }
        }

        Assert.True(named > 20, $"only {named} titles were named at all");
    }

    /// <summary>"It" and "No": no name.</summary>
    private static bool IsSaidAnyway(string title) => !new TitleSecret([Film(title)], new HashSet<string>()).ToldBy(title).Any();

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
