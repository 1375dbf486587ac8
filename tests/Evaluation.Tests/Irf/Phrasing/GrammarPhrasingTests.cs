using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

public class GrammarPhrasingTests
{
    private static readonly ComparisonOperator[] Operators =
        [ComparisonOperator.Equal, ComparisonOperator.Less, ComparisonOperator.LessOrEqual, ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual, ComparisonOperator.Between];

    private static readonly (CatalogSchema Schema, ImmutableArray<Item> Items) Movies = Thoughts.Shipped("movies");

    private static readonly Dictionary<string, GrammarPhrasing> Phrasings = new[] { "train", "test" }.ToDictionary(half => half, GrammarPhrasing.Load);

    public static TheoryData<string> Halves => ["train", "test"];

    /// <summary>Facet, value, and what of it has to be heard.</summary>
    private static readonly (string Facet, Operand Value, string[] Heard)[] Values =
    [
        ("genre", "horror", ["horror", "scary"]),
        ("genre", "comedy", ["comed", "funny"]),
        ("actor", "Tom Hanks", ["tom hanks"]),
        ("director", "Sofia Coppola", ["sofia coppola"]),
        ("country", "Japan", ["japan"]),
        ("language", "French", ["french"]),
        ("certificate", "PG-13", ["pg-13"]),
        ("popularity", "obscure", ["obscure"]),
        ("text", "time travel", ["time travel"]),
        ("text", "feel-good", ["feel-good"]),
    ];

    private static readonly (string Facet, Operand Value, ComparisonOperator[] Of, string[] Heard)[] Numbers =
    [
        ("runtime", 120, Operators[..5], ["120 min", "two hours", "2 hours", "2h", "a hundred and twenty min"]),
        ("runtime", Operand.Range(90, 120), [ComparisonOperator.Between], ["90 ", "hour and a half", "1h30", "1.5 hours", "ninety"]),
        ("runtime", Operand.Range(90, 110), [ComparisonOperator.Between], ["100 min", "a hundred min", "1h40", "hour and 40"]),
        ("runtime", Operand.Range(81, 99), [ComparisonOperator.Between], ["90 min", "hour and a half", "1h30", "1.5 hours", "ninety"]),
        ("year", 1994, Operators[..5], ["1994"]),
        ("year", Operand.Range(1990, 1999), [ComparisonOperator.Between], ["90s", "nineties"]),
        ("year", Operand.Range(1980, 1984), [ComparisonOperator.Between], ["early 80s", "early 1980s", "early eighties"]),
        ("year", Operand.Range(1985, 1989), [ComparisonOperator.Between], ["late 80s", "late 1980s", "late eighties"]),
        ("year", Operand.Range(1987, 2003), [ComparisonOperator.Between], ["1987"]),
        ("rating", 3.5, Operators[..5], ["3.5", "three and a half"]),
        ("certificate", "PG-13", Operators[1..5], ["pg-13"]),
    ];

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_EveryWish_IsHeardAndQuoted(string half)
    {
        foreach (var (statement, heard) in Statements())
            foreach (var isAboutFeed in (bool[])[false, true])
                Check(half, new Wish(statement, isAboutFeed), (statement, heard));
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_EveryInsistingAndTakingBack_IsHeardAndQuoted(string half)
    {
        foreach (var (statement, heard) in Statements())
        {
            Check(half, new Insist(statement), (statement, heard));
            // "Forget the year" is enough where a bound is taken back.
            Check(half, new TakeBack(statement), (statement, [.. heard, statement.Facet, "running time", "length"]));
        }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_EverySwap_IsHeardAndQuoted(string half)
    {
        var statements = Statements().ToList();
        foreach (var (old, _) in statements)
            foreach (var (now, heard) in statements.Where(pair => pair.Statement.Facet == old.Facet && pair.Statement != old).Take(12))
            {
                var utterance = Say(half, new Thought(Feedback.Conflict, [new Swap(old, now)]), seed: 1);
                Assert.Equal([new SaidRemove(old, ""), new SaidAdd(now, "")], utterance.Edits.Select(edit => edit with { Quote = "" }));
                AssertQuoted(utterance);
                AssertHeard(utterance, heard);
            }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_ComparisonsAndPraise_PointAtTheItem(string half)
    {
        string[] second = ["#2", "number 2", "no. 2", "second"];
        foreach (var direction in (ComparisonOperator[])[ComparisonOperator.Less, ComparisonOperator.Greater])
        {
            var shorter = new Statement(Polarity.Like, Strength.Hard, "runtime", direction, 97);
            var adjective = direction == ComparisonOperator.Less ? "shorter than" : "longer than";
            Check(half, new Compare(shorter, null), (shorter, [adjective]));
            Check(half, new Compare(shorter, 2), (shorter, second));
            Check(half, new Compare(shorter, 2), (shorter, [adjective]));
        }

        var similar = new Statement(Polarity.Like, Strength.Soft, "similar", ComparisonOperator.Equal, "#2");
        Check(half, new Praise(similar, 2), (similar, second));
        foreach (var facet in (string[])["similar", "item"])
            foreach (var polarity in Enum.GetValues<Polarity>())
                foreach (var strength in Enum.GetValues<Strength>())
                {
                    var wish = new Statement(polarity, strength, facet, ComparisonOperator.Equal, "#2");
                    Check(half, new Wish(wish), (wish, second));
                    Check(half, new TakeBack(wish), (wish, [""]));
                    var named = wish with { Value = "Blade Runner" };
                    Check(half, new Wish(named), (named, ["blade runner"]));
                }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_AnyCatalogue_EveryFacetIsSaid(string half)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("data", "schemas"), "*.json"))
        {
            var schema = JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(file), Json.Options)!;
            var sight = new Sight(schema, [.. Enumerable.Range(1, 5).Select(n => new Item { Id = $"i{n}", Title = $"Thing {n}" })]);
            foreach (var facet in schema.Facets.Where(facet => facet.Kind != FacetKind.Reference))
                foreach (var at in facet.Kind is FacetKind.Number or FacetKind.Ordered ? Operators : [ComparisonOperator.Equal])
                    foreach (var polarity in Enum.GetValues<Polarity>())
                        foreach (var strength in Enum.GetValues<Strength>())
                        {
                            var value = facet.Kind == FacetKind.Number ? at == ComparisonOperator.Between ? Operand.Range(3, 7) : 5
                                : facet.Values.IsEmpty ? "Quorum"
                                : at == ComparisonOperator.Between ? Operand.Range(facet.Values[0], facet.Values[^1]) : (Operand)facet.Values[0];
                            var statement = new Statement(polarity, strength, facet.Name, at, value);
                            foreach (var intent in (Intent[])[new Wish(statement), new TakeBack(statement), new Insist(statement), new Wish(statement, IsAboutFeed: true)])
                            {
                                var thought = new Thought(intent is TakeBack ? Feedback.Conflict : Feedback.New, [intent]);
                                AssertQuoted(Phrasings[half].Say(thought, sight, new Persona(5, 0.5, 0.5, 0.1), new Random(3)));
                            }
                        }
        }
    }

    [Fact]
    public void Say_AmbiguousNumber_NamesTheFacet()
    {
        // Memory and storage are both counted in GB.
        var schema = JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(Repository.Path("data", "schemas", "laptops.json")), Json.Options)!;
        var thought = new Thought(Feedback.New, [new Wish(new Statement(Polarity.Like, Strength.Hard, "storage", ComparisonOperator.GreaterOrEqual, 512))]);

        for (var seed = 0; seed < 50; seed++)
            Assert.Contains("storage", Phrasings["train"].Say(thought, new Sight(schema, []), new Persona(5, 0.5, 0, 0), new Random(seed)).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_SessionWish_SaysSoAndOnlyThen(string half)
    {
        var grammar = Phrasings[half].Grammar;
        var words = ((string[])["session.lead", "session.tail", "session.after"]).SelectMany(rule => Phrases.Of(grammar, rule)).Select(Phrases.WithoutMarks).ToList();
        var standing = new Statement(Polarity.Like, Strength.Soft, "genre", ComparisonOperator.Equal, "drama");
        var session = standing with { Facet = "language", Value = "French", Scope = PreferenceScope.Session };

        for (var seed = 0; seed < 200; seed++)
        {
            Assert.False(IsForNow(Say(half, new Thought(Feedback.New, [new Wish(standing)]), seed).Text));
            Assert.True(IsForNow(Say(half, new Thought(Feedback.New, [new Wish(session)]), seed).Text));

            // Both in one command: two sentences.
            var both = Say(half, new Thought(Feedback.New, [new Wish(session), new Wish(standing)]), seed);
            var between = both.Text[(both.Text.IndexOf(both.Edits[0].Quote, StringComparison.Ordinal) + both.Edits[0].Quote.Length)..both.Text.LastIndexOf(both.Edits[1].Quote, StringComparison.Ordinal)];
            Assert.Contains(between, mark => mark is '.' or '!');
        }

        bool IsForNow(string text) => words.Any(word => Phrases.WithoutMarks(text).Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_SameSeed_SameWords(string half)
    {
        var first = Many(half, 5, 200).Select(utterance => utterance.Text);
        var again = Many(half, 5, 200).Select(utterance => utterance.Text);
        var other = Many(half, 6, 200).Select(utterance => utterance.Text);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_ManyTypos_QuotesStillStandInTheText(string half)
    {
        foreach (var utterance in Many(half, 7, 2000, typoRate: 0.2)) AssertQuoted(utterance);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Say_TenThousandCommands_HardlyRepeat(string half)
    {
        const int Count = 10_000;
        var texts = Many(half, 11, Count).Select(utterance => utterance.Text).ToHashSet(StringComparer.Ordinal);
        var skeletons = Skeletons(half, 11, Count);

        Assert.True(texts.Count >= 0.98 * Count, $"{texts.Count} of {Count} texts are distinct.");
        Assert.True(skeletons.Count >= 0.9 * Count, $"{skeletons.Count} of {Count} are distinct without their values.");
    }

    [Fact]
    public void Halves_TenThousandCommands_ShareNoneButForValues() =>
        Assert.Empty(Skeletons("train", 13, 10_000).Intersect(Skeletons("test", 13, 10_000)));

    [Fact]
    public void Say_IntentsThatDoNotFitTheFeedback_Throws()
    {
        var wish = new Wish(new Statement(Polarity.Like, Strength.Soft, "genre", ComparisonOperator.Equal, "drama"));

        Assert.Contains("Satisfied", Assert.Throws<ArgumentException>(() => Say("train", new Thought(Feedback.Satisfied, [wish]), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one intent", Assert.Throws<ArgumentException>(() => Say("train", new Thought(Feedback.New, []), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_FacetThatTheSchemaLacks_NamesIt()
    {
        var wish = new Wish(new Statement(Polarity.Like, Strength.Soft, "fragrance", ComparisonOperator.Equal, "rose"));

        Assert.Contains("no facet 'fragrance'", Assert.Throws<ArgumentException>(() => Say("train", new Thought(Feedback.New, [wish]), 1)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(Statement Statement, string[] Heard)> Statements() =>
        from polarity in Enum.GetValues<Polarity>()
        from strength in Enum.GetValues<Strength>()
        from said in Values.Select(value => (value.Facet, value.Value, Of: Operators[..1], value.Heard)).Concat(Numbers)
        from at in said.Of
        select (new Statement(polarity, strength, said.Facet, at, said.Value), said.Heard);

    private static void Check(string half, Intent intent, (Statement Statement, string[] Heard) wanted)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var utterance = Say(half, new Thought(intent is TakeBack ? Feedback.Conflict : Feedback.New, [intent]), seed);
            SaidEdit edit = intent is TakeBack ? new SaidRemove(wanted.Statement, "") : new SaidAdd(wanted.Statement, "");
            Assert.Equal([edit], utterance.Edits.Select(said => said with { Quote = "" }));
            AssertQuoted(utterance);
            AssertHeard(utterance, wanted.Heard);
        }
    }

    private static Utterance Say(string half, Thought thought, int seed)
    {
        var random = new Random(seed);
        var sight = new Thoughts(Movies.Schema, Movies.Items, random).Sight();
        return Phrasings[half].Say(thought, sight, new Persona(5, random.NextDouble(), random.NextDouble(), 0), random);
    }

    private static void AssertQuoted(Utterance utterance) => Assert.All(utterance.Edits, edit =>
    {
        Assert.NotEmpty(edit.Quote);
        Assert.Contains(edit.Quote, utterance.Text, StringComparison.Ordinal);
    });

    private static void AssertHeard(Utterance utterance, string[] heard) =>
        Assert.True(heard.Any(words => utterance.Text.Contains(words, StringComparison.OrdinalIgnoreCase)), $"None of '{string.Join("', '", heard)}' stands in '{utterance.Text}'.");

    private static IEnumerable<Utterance> Many(string half, int seed, int count, double typoRate = 0.03)
    {
        var (random, phrasing) = (new Random(seed), Phrasings[half]);
        var thoughts = new Thoughts(Movies.Schema, Movies.Items, random);
        for (var i = 0; i < count; i++)
        {
            var sight = thoughts.Sight();
            yield return phrasing.Say(thoughts.Next(sight), sight, thoughts.Persona(typoRate), random);
        }
    }

    private static HashSet<string> Skeletons(string half, int seed, int count)
    {
        var (random, phrasing) = (new Random(seed), Phrasings[half]);
        var thoughts = new Thoughts(Movies.Schema, Movies.Items, random);
        var skeletons = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var sight = thoughts.Sight();
            skeletons.Add(phrasing.Skeleton(thoughts.Next(sight), sight, thoughts.Persona(), random));
        }

        return skeletons;
    }
}
