using System.Text.RegularExpressions;
using RecOrleans.Commands;
using RecOrleans.Language.Prompts;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Corpus.Simulation;

namespace RecOrleans.Training.Tests.Corpus;

/// <summary>Simulated commands with words of other languages, over several seeds, beside the same ones without.</summary>
public class LanguageMixTests
{
    private const int Count = 600;
    private static readonly ChinesePhrasing Chinese = new();
    private static readonly LanguageMix Mix = new(Chinese.Grammar);
    private static readonly Lazy<Task<(LabelledRecord English, LabelledRecord Mixed)[]>> Simulated = new(async () =>
    {
        var records = new List<(LabelledRecord, LabelledRecord)>();
        for (var seed = 1; seed <= 2; seed++)
            records.AddRange((await new CommandSimulation(seed).RunAsync(Count, CancellationToken.None)).Zip(await new CommandSimulation(seed, mixed: 1).RunAsync(Count, CancellationToken.None)));
        return [.. records];
    });

    [Fact]
    public async Task Run_AllMixed_MeansTheSameAndQuotesItsCommand()
    {
        foreach (var (english, mixed) in await Simulated.Value)
        {
            Assert.Equal(english.Id, mixed.Id);
            Assert.All(mixed.Gold.Edits, edit =>
            {
                Assert.NotEmpty(edit.Quote);
                Assert.Contains(edit.Quote, mixed.Request.Context.Text, StringComparison.Ordinal);
            });
            // But for the quotes the answers are one.
            Assert.Equal(Unquoted(english), Unquoted(mixed));
            Assert.Equal(Prompt(english), Prompt(mixed));
        }
    }

    /// <summary>Names, titles and free text are the catalogue's; so are numbers.</summary>
    [Fact]
    public async Task Run_AllMixed_LeavesNamesAndNumbersAsTheyAre()
    {
        foreach (var (english, mixed) in await Simulated.Value)
            foreach (var (before, after) in english.Gold.Edits.Zip(mixed.Gold.Edits))
                if (before is AddEdit add && ChinesePhrasing.Names(Chinese.Grammar, add.Facet, add.Value.ToString()).IsEmpty && before.Quote.Contains(add.Value.ToString(), StringComparison.Ordinal))
                    Assert.Contains(add.Value.ToString(), after.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AllMixed_ManyHoldWordsOfEachLanguageAndNoneWithout()
    {
        var records = await Simulated.Value;

        Assert.InRange(records.Count(record => record.English.Request.Context.Text != record.Mixed.Request.Context.Text), 0.97 * records.Length, records.Length);
        foreach (var words in (string[])["por favor", "nada de ", "sin ", "quiero ", "bitte", "ohne ", "zeig mir", "merci", "montre-moi", "pas de ", "给我看", "年代", "片", "真皮"])
            Assert.True(records.Any(record => record.Mixed.Request.Context.Text.Contains(words, StringComparison.OrdinalIgnoreCase)), words);
        Assert.All(records, record => Assert.True(Mix.IsIn(record.Mixed.Request.Context.Text) || record.Mixed.Request.Context.Text == record.English.Request.Context.Text));
        Assert.InRange(records.Count(record => Mix.IsIn(record.English.Request.Context.Text)), 0, 0.01 * records.Length);
    }

    [Fact]
    public async Task Run_AShare_MixesAboutThatManyAndLeavesTheOthers()
    {
        var mixed = await new CommandSimulation(1, mixed: 0.2).RunAsync(Count, TestContext.Current.CancellationToken);
        var all = (await Simulated.Value).Take(Count).ToArray();

        var changed = all.Zip(mixed).Where(pair => pair.First.English.Request.Context.Text != pair.Second.Request.Context.Text).ToArray();
        Assert.InRange(changed.Length, 0.15 * Count, 0.25 * Count);
        // What a command becomes derives from the seed, whatever the share.
        Assert.All(changed, pair => Assert.Equal(pair.First.Mixed.Request.Context.Text, pair.Second.Request.Context.Text));
    }

    [Theory]
    [InlineData("No horror films, please", "Nada de horror films, por favor")]
    [InlineData("No horror films, please", "Ohne horror films, bitte")]
    [InlineData("No horror films, please", "Pas de horror films, s'il te plaît")]
    [InlineData("No horror films, please", "No 恐怖片, 拜托")]
    [InlineData("so, i don't want any horror", "so, no quiero horror")]
    public void Apply_WordsThatMeanTheSame_AreExchanged(string command, string expected) => Assert.Contains(expected, Written(command, "horror"));

    /// <summary>"Nothing but", "no more": their words stay where others would have to go with them.</summary>
    [Theory]
    [InlineData("nothing but horror", "nothing but 恐怖片")]
    [InlineData("no more horror", "no more 恐怖片")]
    public void Apply_APartOfAPhrase_Stays(string command, string expected) => Assert.Equal([expected], Written(command, "horror"));

    /// <summary>Of which nothing can be exchanged, a command gets a word of courtesy, before its last mark and outside of its quote.</summary>
    [Theory]
    [InlineData("i'd like to see #2 again", "")]
    [InlineData("no. 2", "!")]
    [InlineData("Maybe Baby", ".")]
    public void Apply_WordsThatMeanSomethingElseThere_Stay(string command, string mark)
    {
        var written = Written(command, "Maybe Baby", mark);

        Assert.All(written, text => Assert.Matches($"^{Regex.Escape(command)}(, (por favor|gracias|s'il te plaît|merci|bitte|danke)|，谢谢|，拜托){Regex.Escape(mark)}$", text));
        Assert.True(written.Count > 4);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Validate_AMixedShareOutOfRange_IsNamed(double share) =>
        Assert.StartsWith("--mixed", new CorpusCommand.Settings { Out = "out", Records = [], Schemas = [], Mixed = share }.Validate().Message, StringComparison.Ordinal);

    [Fact]
    public async Task Of_MixedRecords_PrintsTheirShare()
    {
        var records = (await Simulated.Value).Select(record => record.Mixed).ToArray();

        var share = records.Count(record => Mix.IsIn(record.Request.Context.Text)) / (double)records.Length;
        Assert.Contains(CorpusStatistics.Of("simulated", records), line => line.Contains(FormattableString.Invariant($"with words of Chinese, German, French or Spanish {share:0.000}"), StringComparison.Ordinal));
    }

    private static HashSet<string> Written(string command, string genre, string mark = "") =>
        [.. Enumerable.Range(0, 200).Select(seed => Mix.Apply(Record(command, genre, mark), new Random(seed)).Request.Context.Text)];

    private static LabelledRecord Record(string command, string genre, string mark) => Labelled.Read(
        $$"""{"id":"a","catalog":"shop","memory":[],"feed":[],"command":"{{command}}{{mark}}","gold":{"feedback":"new","edits":[{"edit":"add","polarity":"dislike","strength":"hard","facet":"genre","operator":"=","value":"{{genre}}","scope":"standing","quote":"{{command.Split(',')[0]}}" } ] } }""",
        """{"catalog":"shop","facets":[{"name":"genre","kind":"open"},{"name":"text","kind":"text"}]}""");

    private static string Unquoted(LabelledRecord record) => LineNotation.Write(record.Gold with { Edits = [.. record.Gold.Edits.Select(edit => edit with { Quote = "" })] });

    /// <summary>Catalogue, memory and feed.</summary>
    private static string Prompt(LabelledRecord record) =>
        string.Concat(new StudentPromptForm().Build(record.Request with { Context = record.Request.Context with { Text = "" } }).Messages.Select(message => message.Text));
}
