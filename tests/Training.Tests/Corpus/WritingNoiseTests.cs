using RecOrleans.Commands;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Tests.Corpus;

public class WritingNoiseTests
{
    private static readonly LabelledRecord Record = Labelled.Read(
        """
        {"id":"a","catalog":"shop","memory":[],"feed":[],"command":"Something with a hood, please! I don't want anything by Dr. Moss, and it's rated 4.5 or better.",
        "gold":{"feedback":"new","edits":[
        {"edit":"add","polarity":"like","strength":"soft","facet":"text","operator":"=","value":"hood","scope":"standing","quote":"Something with a hood"},
        {"edit":"add","polarity":"dislike","strength":"hard","facet":"brand","operator":"=","value":"Dr. Moss","scope":"standing","quote":"don't want anything by Dr. Moss"},
        {"edit":"add","polarity":"like","strength":"hard","facet":"rating","operator":">=","value":4.5,"scope":"standing","quote":"rated 4.5 or better"}]}}
        """.ReplaceLineEndings(" "),
        """{"catalog":"shop","facets":[{"name":"brand","kind":"open"},{"name":"rating","kind":"number"},{"name":"text","kind":"text"}]}""");

    private static readonly LabelledRecord[] Written = [.. Enumerable.Range(0, 400).Select(seed => WritingNoise.Apply(Record, new Random(seed)))];

    [Fact]
    public void Apply_AnyNoise_KeepsQuotesExactAndValuesSpelt() => Assert.All(Written, record =>
    {
        var text = record.Request.Context.Text;
        Assert.All(record.Gold.Edits, edit => Assert.Contains(edit.Quote, text, StringComparison.Ordinal));
        // Quotes do not run into each other: each still ends with what it is about.
        Assert.Equal(3, record.Gold.Edits.Select(edit => text.IndexOf(edit.Quote, StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains("hood", record.Gold.Edits[0].Quote, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("Dr. Moss", record.Gold.Edits[1].Quote, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("4.5", record.Gold.Edits[2].Quote, StringComparison.Ordinal);
        Assert.Equal(Record.Gold.Edits.Cast<AddEdit>().Select(edit => edit.Value), record.Gold.Edits.Cast<AddEdit>().Select(edit => edit.Value));
    });

    [Theory]
    [InlineData("something with a hood please i don't want anything by dr. moss and it's rated 4.5 or better")]
    [InlineData(" w/ a hood")]
    [InlineData("pls!")]
    [InlineData("SOMETHING WITH A HOOD")]
    public void Apply_ManySeeds_WriteAsPeopleDo(string words) => Assert.Contains(Written, record => record.Request.Context.Text.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Apply_ManySeeds_LeaveMostCommandsReadable()
    {
        Assert.InRange(Written.Count(record => record.Request.Context.Text == Record.Request.Context.Text), 100, 300);
        Assert.InRange(Written.Select(record => record.Request.Context.Text).Distinct().Count(), 60, 400);
    }
}
