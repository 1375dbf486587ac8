using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Evaluation.Tests.Irf.Phrasing;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Rules;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Corpus.Simulation;

namespace RecOrleans.Training.Tests.Corpus;

/// <summary>Simulated commands that are all said in Chinese, over several seeds.</summary>
public class ChinesePhrasingTests
{
    private const int Count = 600;
    private static readonly ChinesePhrasing Phrasing = new();
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly Lazy<Task<LabelledRecord[]>> Simulated = new(async () =>
        [.. (await Task.WhenAll(Seeds.Select(seed => new CommandSimulation(seed, chinese: 1).RunAsync(Count, CancellationToken.None)))).SelectMany(records => records)]);

    [Fact]
    public async Task Run_EveryAnswer_QuotesItsCommandAndIsPossible()
    {
        foreach (var record in await Simulated.Value)
        {
            var (schema, context) = (record.Request.Schema, record.Request.Context);
            Assert.Equal(LineNotation.Write(record.Gold), LineNotation.Write(LineNotation.Read(LineNotation.Write(record.Gold), schema)));
            Assert.All(record.Gold.Edits, edit =>
            {
                Assert.NotEmpty(edit.Quote);
                Assert.Equal(edit.Quote.Trim(), edit.Quote);
                Assert.Contains(edit.Quote, context.Text, StringComparison.Ordinal);
                if (edit is RemoveEdit remove) Assert.Contains(context.Memory, preference => preference.Id == remove.Id);
            });
            Assert.DoesNotContain("{", context.Text, StringComparison.Ordinal);
            Assert.Equal(record.Gold.Feedback is Feedback.New or Feedback.Conflict, record.Gold.Edits.Length > 0);
        }
    }

    [Fact]
    public async Task Run_NearlyAllCommands_AreChinese()
    {
        var records = await Simulated.Value;

        Assert.InRange(records.Count(record => HoldsChinese(record.Request.Context.Text)) / (double)records.Length, 0.97, 1);
        foreach (var words in (string[])["来点", "不要", "年代", "不用了", "个", "今晚", "谢谢", "分钟", "恐怖片", "换成"])
            Assert.True(records.Any(record => record.Request.Context.Text.Contains(words, StringComparison.Ordinal)), words);
    }

    /// <summary>What a wish is about stands in its quote: by its name, by a Chinese name, or as a number.</summary>
    [Fact]
    public async Task Run_EveryWish_SaysItsValueInItsQuote()
    {
        foreach (var record in await Simulated.Value)
            foreach (var add in record.Gold.Edits.OfType<AddEdit>().Where(_ => HoldsChinese(record.Request.Context.Text)))
            {
                var facet = record.Request.Schema.Find(add.Facet)!;
                if (facet.Kind is FacetKind.Text) Assert.Contains(add.Value.ToString(), add.Quote, StringComparison.OrdinalIgnoreCase);
                // "第二个" is #2.
                if (facet.Kind is FacetKind.Reference && add.Value.ToString().StartsWith('#')) Assert.True(add.Quote.Contains('第', StringComparison.Ordinal) || add.Quote.Contains(add.Value.ToString(), StringComparison.Ordinal), add.Quote);
                if (facet.Kind is FacetKind.Closed or FacetKind.Open && !add.Quote.Contains(add.Value.ToString(), StringComparison.OrdinalIgnoreCase)) Assert.Contains(ChinesePhrasing.Names(Phrasing.Grammar, facet.Name, add.Value.ToString()), name => add.Quote.Contains(name, StringComparison.Ordinal));
                if (add.Scope is Preferences.PreferenceScope.Session) Assert.Matches("今晚|今天|这次", record.Request.Context.Text);
            }
    }

    /// <summary>The words are those that the product promises to understand: its rules read most of the same out of them.</summary>
    [Fact]
    public async Task Run_ShippedCatalogues_AreReadByTheRules()
    {
        var rules = new RuleParser();
        var score = new ParseScore();
        foreach (var record in (await Simulated.Value).Where(record => record.Request.Schema.Catalog is "movies" or "fashion"))
            score.Add(record.Gold, Grounder.Ground(rules.Parse(record.Request), record.Request).Answer);

        Assert.InRange(score.StrictF1, 0.75, 1);
    }

    [Fact]
    public async Task Run_AShare_LeavesTheOtherCommandsInEnglish()
    {
        var records = await new CommandSimulation(1, chinese: 0.1).RunAsync(Count, TestContext.Current.CancellationToken);
        var english = await new CommandSimulation(1).RunAsync(Count, TestContext.Current.CancellationToken);

        Assert.InRange(records.Count(record => HoldsChinese(record.Request.Context.Text)), 0.05 * Count, 0.16 * Count);
        Assert.DoesNotContain(english, record => HoldsChinese(record.Request.Context.Text));
    }

    [Fact]
    public async Task Apply_NoiseOnChinese_KeepsQuotesExact()
    {
        foreach (var (record, seed) in (await Simulated.Value).Select((record, seed) => (record, seed)))
        {
            var noisy = WritingNoise.Apply(record, new Random(seed));

            Assert.All(noisy.Gold.Edits, edit => Assert.Contains(edit.Quote, noisy.Request.Context.Text, StringComparison.Ordinal));
        }
    }

    /// <summary>Titles made of what is said around wishes, so that most of it tells of one or another.</summary>
    [Fact]
    public async Task Say_ManyUsersInFrontOfItemsWithLikeTitles_TellsNoWordOfATitle()
    {
        var phrasing = new ChinesePhrasing();
        var fashion = await IrfDatasets.LoadAsync("fashion", 1, TestContext.Current.CancellationToken);
        string[] chatter = [.. ((string[])["greeting", "background", "closing", "satisfied", "neutral"]).SelectMany(rule => Phrases.Of(phrasing.Grammar, rule))];
        var dataset = fashion with { Items = [.. fashion.Items.Select((item, at) => item with { Title = $"{chatter[at % chatter.Length]} {chatter[at / chatter.Length % chatter.Length]}" })] };
        string[] meant = [.. phrasing.Grammar.Rules.Keys.Where(rule => rule.Split('.')[0] is "less" or "more" or "facet" or "name").SelectMany(rule => Phrases.Of(phrasing.Grammar, rule))];

        SecretWords.Check(dataset, (thought, sight, persona, random) => phrasing.Say(thought, sight, persona, random)!, meant);
    }

    [Fact]
    public async Task Say_AWordOfTheGrammarStandsInTheTitle_FindsOtherWords()
    {
        var schema = (await Simulated.Value)[0].Request.Schema;
        var item = new Item { Id = "1", Title = "Thanks for the Comedy" };
        var thought = new Thought(Feedback.New, [new Wish(new Statement(Preferences.Polarity.Like, Preferences.Strength.Soft, "genre", Preferences.ComparisonOperator.Equal, "comedy"))]);

        Assert.Contains(Said(thought), text => text.EndsWith("thanks", StringComparison.Ordinal));
        var discreet = Said(thought with { Secret = new TitleSecret([item], new HashSet<string>()) });

        Assert.DoesNotContain(discreet, text => text.EndsWith("thanks", StringComparison.Ordinal));
        // What is meant is said.
        Assert.Contains(discreet, text => text.Contains("comedy", StringComparison.Ordinal));

        string[] Said(Thought thought) => [.. Enumerable.Range(0, 200).Select(seed => new ChinesePhrasing().Say(thought, new Sight(schema, []), new Persona(5, .5, 1, 0), new Random(seed))!.Text)];
    }

    private static bool HoldsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');
}
