using RecOrleans.Evaluation.Irf.Phrasing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

public class GrammarTests
{
    [Fact]
    public void Parse_OptionsAndChoices_GivesEveryPhrase()
    {
        var grammar = Grammar.Parse(("g", "# a comment\nwish: [please] (show | give) me \"{things}\"\n  <other> | no\nother: more\n"));

        Assert.Equal(
            ["give me {things}", "more", "no", "please give me {things}", "please show me {things}", "show me {things}"],
            Phrases.Of(grammar, "wish").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a: x\nb: [y\n", "g(2): ']' is missing, at column 3 of '[y'.")]
    [InlineData("a: x\n\n  {thing\n", "g(3): the name of a slot is not closed with '}', at column 1 of '{thing'.")]
    [InlineData("a: x {colour}\n", "g(1): no slot 'colour'; use one of")]
    [InlineData("a: \"x\n", "g(1): a quote is not closed with '\"'")]
    [InlineData("a: x ) y\n", "g(1): ')' closes nothing")]
    [InlineData("a: x | | y\n", "g(1): an alternative is empty")]
    [InlineData("a: x <b>\n", "g(1): no rule 'b'.")]
    [InlineData("a: x\na: y\n", "g(2): the rule 'a' stands twice")]
    [InlineData("A b: x\n", "g(1): 'A b' is no name of a rule")]
    [InlineData("just words\n", "g(1): a rule begins with its name and a colon")]
    [InlineData("  x\n", "g(1): an indented line adds alternatives to a rule")]
    [InlineData("a: x\nb:\n", "the rule 'b' has no alternative.")]
    public void Parse_BrokenGrammar_SaysWhereAndWhat(string text, string message) =>
        Assert.Contains(message, Assert.Throws<GrammarException>(() => Grammar.Parse(("g", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_UnknownHalf_NamesTheHalves() =>
        Assert.Contains("'train' and 'test'", Assert.Throws<ArgumentException>(() => GrammarPhrasing.Load("validation")).Message, StringComparison.Ordinal);

    [Fact]
    public void Halves_ContentPhrases_HaveNoneInCommon()
    {
        var words = Grammar.Parse(GrammarPhrasing.Read("words"));
        var (train, test) = (Content("train"), Content("test"));

        Assert.True(train.Count > 500 && test.Count > 500, $"{train.Count} and {test.Count} phrases: too few to compare anything.");
        train.IntersectWith(test);
        Assert.True(train.Count == 0, $"In both halves: {string.Join(" | ", train)}.");

        HashSet<string> Content(string half)
        {
            var grammar = GrammarPhrasing.Load(half).Grammar;
            return grammar.Rules.Keys.Where(rule => !words.Has(rule))
                .SelectMany(rule => Phrases.Of(grammar, rule))
                .Select(Phrases.WithoutMarks)
                .Where(Phrases.HasContent)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>A greeting, an opener, a closing or words for now must not turn a phrase of one half into one of the other: "please," and "no horror" into "please no horror".</summary>
    [Fact]
    public void Halves_ComposedSentences_HaveNoneInCommon()
    {
        string[] before = ["greeting", "opener", "session.lead"], after = ["closing", "goodbye", "session.tail", "session.after"];
        var words = Grammar.Parse(GrammarPhrasing.Read("words"));
        var (train, test) = (GrammarPhrasing.Load("train").Grammar, GrammarPhrasing.Load("test").Grammar);
        var (trained, tested) = (Sentences(train), Sentences(test));

        Assert.True(trained.Count > 2000 && tested.Count > 2000, $"{trained.Count} and {tested.Count} sentences: too few to compare anything.");
        string[] shared = [.. Shared(tested, train, trained), .. Shared(trained, test, tested)];
        Assert.True(shared.Length == 0, $"Both halves can say: {string.Join(" | ", shared)}.");

        // All that a clause can be, bounds spelt out; things, thing and what are as good as each other.
        HashSet<string> Sentences(Grammar grammar)
        {
            var (bounds, limits) = (Of(grammar, "bound."), Of(grammar, "limit."));
            return grammar.Rules.Keys.Where(rule => !words.Has(rule) && !before.Contains(rule) && !after.Contains(rule) && rule is not "tail" && !rule.StartsWith("bound.", StringComparison.Ordinal) && !rule.StartsWith("limit.", StringComparison.Ordinal))
                .SelectMany(rule => Phrases.Of(grammar, rule)).Distinct().SelectMany(phrase => Fill(Fill([phrase], "{bound}", bounds), "{limit}", limits))
                .Select(phrase => Phrases.WithoutMarks(phrase.Replace("{thing}", "{what}", StringComparison.Ordinal).Replace("{things}", "{what}", StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);
        }

        static string[] Of(Grammar grammar, string start) => [.. grammar.Rules.Keys.Where(rule => rule.StartsWith(start, StringComparison.Ordinal)).SelectMany(rule => Phrases.Of(grammar, rule)).Distinct()];

        static IEnumerable<string> Fill(IEnumerable<string> phrases, string slot, string[] with) =>
            phrases.SelectMany(phrase => phrase.Contains(slot, StringComparison.Ordinal) ? with.Select(words => phrase.Replace(slot, words, StringComparison.Ordinal)) : [phrase]);

        IEnumerable<string> Shared(HashSet<string> sentences, Grammar others, HashSet<string> ofOthers)
        {
            string[] leads = [.. before.SelectMany(rule => Phrases.Of(others, rule)).Select(Phrases.WithoutMarks).Distinct()], tails = [.. after.SelectMany(rule => Phrases.Of(others, rule)).Select(Phrases.WithoutMarks).Distinct()];
            return sentences.Where(sentence => Bared(sentence, leads, tails).Any(bare => ofOthers.Contains(bare) && (bare != sentence || Phrases.HasContent(bare))));
        }

        // Without what the other half could have put around it.
        static IEnumerable<string> Bared(string sentence, string[] leads, string[] tails) =>
            leads.Where(lead => sentence.StartsWith($"{lead} ", StringComparison.Ordinal)).Select(lead => sentence[(lead.Length + 1)..])
                .Concat(tails.Where(tail => sentence.EndsWith($" {tail}", StringComparison.Ordinal)).Select(tail => sentence[..^(tail.Length + 1)]))
                .SelectMany(shorter => Bared(shorter, leads, tails)).Prepend(sentence);
    }

    [Fact]
    public void Halves_Rules_AreTheSame()
    {
        // A rule that one half lacks would be said by another rule there, in a tone or detail of its own.
        var (train, test) = (GrammarPhrasing.Load("train").Grammar, GrammarPhrasing.Load("test").Grammar);

        var special = train.Rules.Keys.ToHashSet(StringComparer.Ordinal);
        special.SymmetricExceptWith(test.Rules.Keys);
        Assert.All(special, rule => Assert.StartsWith("bound.", rule.Replace("limit.", "bound.", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
