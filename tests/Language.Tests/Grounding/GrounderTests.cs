using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Rules;
using RecOrleans.Language.Tests.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Grounding;

public class GrounderTests
{
    private static readonly CatalogVocabulary Known = CatalogVocabulary.FromItems(Given.Movies, Given.Films.Select(reference => reference.Item)
        .Append(new Item { Id = "i9", Title = "Casino", Facets = Given.Films[0].Item.Facets.SetItem("director", ["Martin Scorsese"]).SetItem("country", ["Australia"]).SetItem("actor", ["Robert De Niro"]) }));

    [Theory]
    [InlineData("genre", "Comedy", "genre=comedy")]
    [InlineData("genre", "comedies", "genre=comedy")]
    [InlineData("genre", "horor", "genre=horror")]
    [InlineData("genre", "slasher", "text=slasher")]
    [InlineData("certificate", "pg-13", "certificate=PG-13")]
    [InlineData("director", "martin scorsese", "director=Martin Scorsese")]
    [InlineData("director", "Martin Scorcese", "director=Martin Scorsese")]
    [InlineData("person", "Scorsese", "person=Martin Scorsese")]
    [InlineData("person", "De Niro", "person=Robert De Niro")]
    [InlineData("person", "Nobody Known", "text=Nobody Known")]
    [InlineData("country", "Austria", "text=Austria")]
    [InlineData("language", "Klingon", "language=Klingon")]
    [InlineData("mood", "sad", "text=sad")]
    [InlineData("runtime", "two", "text=two")]
    [InlineData("runtime", "120 minutes", "runtime=120")]
    [InlineData("released", "2020", "released=2020-01-01")]
    [InlineData("similar", "#2", "similar=#2")]
    [InlineData("similar", "hunger games", "similar=The Hunger Games")]
    [InlineData("similar", "Big", "similar=Big")]
    public void Ground_Value_IsTheCataloguesOwnOrText(string facet, string value, string expected) =>
        Assert.Equal("+s " + expected, Given.Lines(Ground(Wish(facet, value))));

    [Theory]
    [InlineData("similar", "#9")]
    [InlineData("similar", "")]
    [InlineData("text", " \u0001 ")]
    public void Ground_ValueThatPointsAtNothing_IsDroppedWithANote(string facet, string value)
    {
        var grounded = Grounder.Ground(Answer(Wish(facet, value)), Given.Request(Given.Movies, "some words", feed: Given.Films, vocabulary: Known));

        Assert.Empty(grounded.Answer.Edits);
        Assert.NotEmpty(grounded.Notes);
        Assert.Equal(Feedback.Neutral, grounded.Answer.Feedback);
    }

    [Fact]
    public void Ground_UnknownVocabulary_KeepsOpenValuesUntouched()
    {
        var grounded = Grounder.Ground(Answer(Wish("director", "Nobody Known")), Given.Request(Given.Movies, "some words"));

        Assert.Equal("+s director=Nobody Known", Given.Lines(grounded.Answer));
        Assert.Empty(grounded.Notes);
    }

    [Fact]
    public void Ground_NumberOutOfTheSchemasRange_IsClamped()
    {
        var grounded = Grounder.Ground(Answer(Wish("rating", "x") with { Value = 9.0, Operator = ComparisonOperator.GreaterOrEqual }), Given.Request(Given.Movies, "some words"));

        Assert.Equal("+s rating>=5", Given.Lines(grounded.Answer));
        Assert.Contains(grounded.Notes, note => note.Contains("rating 9", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ComparisonOperator.Less, "genre", "war", "+s genre=war")]
    [InlineData(ComparisonOperator.NotEqual, "genre", "war", "-s genre=war")]
    [InlineData(ComparisonOperator.LessOrEqual, "certificate", "PG", "+s certificate<=PG")]
    [InlineData(ComparisonOperator.Greater, "text", "cosy", "+s text=cosy")]
    public void Ground_OperatorThatDoesNotFit_IsCorrected(ComparisonOperator op, string facet, string value, string expected) =>
        Assert.Equal(expected, Given.Lines(Ground(Wish(facet, value) with { Operator = op })));

    [Fact]
    public void Ground_RangeTurnedRound_IsSetRight() =>
        Assert.Equal("+s year:1990..1999", Given.Lines(Ground(Wish("year", "x") with { Operator = ComparisonOperator.Between, Value = Operand.Range(1999.0, 1990.0) })));

    [Fact]
    public void Ground_RangeWithOneEnd_IsDropped() =>
        Assert.Empty(Ground(Wish("year", "x") with { Operator = ComparisonOperator.Between, Value = 1990.0 }).Edits);

    [Theory]
    [InlineData("runtime", ComparisonOperator.Less, 90, "shorter than #2", "+s runtime<104")]
    [InlineData("runtime", ComparisonOperator.LessOrEqual, 155, "maximum one hour fifty", "+s runtime<=110")]
    [InlineData("runtime", ComparisonOperator.Less, 90, "like #1 but shorter", "+s runtime<90")]
    [InlineData("year", ComparisonOperator.Greater, 2000, "newer", "+s year>2000")]
    [InlineData("runtime", ComparisonOperator.Greater, 90, "shorter than #2", "+s runtime>90")]
    public void Ground_BoundThatItsQuoteContradicts_IsReadFromTheQuote(string facet, ComparisonOperator op, double value, string quote, string expected)
    {
        var edit = Wish(facet, "x") with { Operator = op, Value = value, Quote = quote };

        var grounded = Grounder.Ground(Answer(edit), Given.Request(Given.Movies, $"please, {quote}", feed: Given.Films));

        Assert.Equal(expected, Given.Lines(grounded.Answer));
    }

    [Fact]
    public void Ground_TextThatTheCommandDoesNotSay_IsDropped() =>
        Assert.Empty(Ground(Wish("text", "allot of fun") with { Quote = "allot of fun" }).Edits);

    [Theory]
    [InlineData("Under 2 Hours", "under 2 hours")]
    [InlineData("under two hours pleasee", "under 2 hours please")]
    [InlineData("keep it under 2 hours", "keep it under 2 hours")]
    public void Ground_QuoteThatIsNearlyThere_IsRepaired(string quote, string expected)
    {
        var grounded = Grounder.Ground(Answer(Wish("genre", "war") with { Quote = quote }), Given.Request(Given.Movies, "war films, keep it under 2 hours please"));

        Assert.Equal(expected, grounded.Answer.Edits[0].Quote);
    }

    [Fact]
    public void Ground_QuoteThatIsNotThere_ButTheValueIs_IsTheValue()
    {
        var grounded = Grounder.Ground(Answer(Wish("genre", "war") with { Quote = "delete everything now" }), Given.Request(Given.Movies, "more war films"));

        Assert.Equal("war", grounded.Answer.Edits[0].Quote);
        Assert.Empty(grounded.Notes);
    }

    [Fact]
    public void Ground_QuoteThatIsNotThere_IsEmptiedWithANote()
    {
        var grounded = Grounder.Ground(Answer(Wish("genre", "western") with { Quote = "delete everything now" }), Given.Request(Given.Movies, "war films"));

        Assert.Equal("", grounded.Answer.Edits[0].Quote);
        Assert.NotEmpty(grounded.Notes);
    }

    [Theory]
    [InlineData("p1", "forget the war", true)]
    [InlineData("p1", "", false)]
    [InlineData("p1", "words of another command", false)]
    [InlineData("p7", "forget the war", false)]
    public void Ground_Removal_NeedsAnIdOfMemoryAndWordsOfTheCommand(string id, string quote, bool stays)
    {
        var grounded = Grounder.Ground(Answer(new RemoveEdit { Id = id, Quote = quote }), Given.Request(Given.Movies, "forget the war", "p1 +s genre=war"));

        Assert.Equal(stays, grounded.Answer.Edits.Length == 1);
        Assert.Equal(stays ? Feedback.Conflict : Feedback.Neutral, grounded.Answer.Feedback);
        Assert.Equal(stays, grounded.Notes.IsEmpty);
    }

    [Fact]
    public void Ground_ClearWithoutWords_IsDropped() =>
        Assert.Empty(Ground(new ClearEdit { Quote = "" }).Edits);

    [Fact]
    public void Ground_UnknownTool_IsDropped() =>
        Assert.Empty(Ground(new ToolEdit { Tool = "shell", Quote = "some words" }).Edits);

    [Theory]
    [InlineData("not the second one")]
    [InlineData("more like the second one")]
    [InlineData("not #2")]
    public void Ground_PlaceInAFeedThatIsOutOfSight_IsNoFreeText(string command)
    {
        var request = Given.Request(Given.Movies, command);
        var read = Grounder.Ground(new RuleParser().Parse(request), request);
        var guessed = Grounder.Ground(new CommandAnswer { Feedback = Feedback.New, Edits = [new AddEdit { Polarity = Polarity.Dislike, Strength = Strength.Hard, Facet = "text", Operator = ComparisonOperator.Equal, Value = "second one", Quote = command }] }, request);

        Assert.All([read, guessed], grounded =>
        {
            Assert.Empty(grounded.Answer.Edits);
            Assert.Equal(Feedback.Neutral, grounded.Answer.Feedback);
            Assert.Contains(grounded.Notes, note => note.EndsWith("the feed that it points into is no longer in sight.", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Ground_OrdinalAmongOtherWords_StaysFreeText()
    {
        var request = Given.Request(Given.Movies, "something about the second marriage");

        Assert.Equal("+s text=second marriage", Given.Lines(Grounder.Ground(new RuleParser().Parse(request), request).Answer));
    }

    [Fact]
    public void Ground_SameEditTwice_IsKeptOnce() =>
        Assert.Single(Ground(Wish("genre", "war"), Wish("genre", "War") with { Quote = "words" }).Edits);

    [Fact]
    public void Ground_SessionScope_IsKept() =>
        Assert.Equal("+s genre=war ~session", Given.Lines(Ground(Wish("genre", "war") with { Scope = PreferenceScope.Session })));

    [Theory]
    [InlineData("Austria", "Australia", false)]
    [InlineData("Iran", "Iraq", false)]
    [InlineData("green", "greek", false)]
    [InlineData("indian", "indie", false)]
    [InlineData("light", "Bud Light", true)]
    [InlineData("blue", "light blue", false)]
    [InlineData("itallian", "italian", true)]
    [InlineData("documentry", "documentary", true)]
    [InlineData("comdy", "comedy", true)]
    [InlineData("polyster", "polyester", true)]
    [InlineData("stripes", "stripe", true)]
    [InlineData("rosé", "rose", true)]
    public void Match_NearAndFarWords_AreToldApart(string written, string known, bool same) =>
        Assert.Equal(same ? known : null, ValueMatcher.Match(new Facet { Name = "f", Kind = FacetKind.Open }, written, [known, "something else"]));

    [Fact]
    public void Resolve_References_GiveItemIdsOrNotes()
    {
        var request = Given.Request(Given.Movies, "some words", feed: Given.Films, vocabulary: Known);

        var (references, notes) = ReferenceResolver.Resolve(Answer(Wish("similar", "#2"), Wish("similar", "Casino"), Wish("item", "the hunger game"), Wish("similar", "Unheard Of")), request);

        Assert.Equal(("i2", "i9", "i3"), (references["#2"], references["Casino"], references["the hunger game"]));
        Assert.Single(notes);
    }

    [Fact]
    public void Resolve_SequelOfATitle_IsAnotherFilm()
    {
        var vocabulary = CatalogVocabulary.FromItems(Given.Movies, [new Item { Id = "t3", Title = "Toy Story 3" }]);

        var (references, _) = ReferenceResolver.Resolve(Answer(Wish("similar", "Toy Story 2")), Given.Request(Given.Movies, "some words", vocabulary: vocabulary));

        Assert.Empty(references);
    }

    [Fact]
    public void Ground_MoreEditsThanAnyCommandHolds_AreCut()
    {
        var edits = Enumerable.Range(0, 500).Select(n => (Edit)Wish("text", $"wish {n}")).ToArray();

        Assert.Equal(Grounder.MaxEdits, Ground(edits).Edits.Length);
    }

    [Fact]
    public void Ground_AnswerWithCertainties_KeepsThoseOfTheEditsThatStay()
    {
        var answer = Answer(Wish("genre", "comedy"), new RemoveEdit { Id = "p9", Quote = "some words" }, Wish("genre", "comedies"), Wish("text", "words"));
        var request = Given.Request(Given.Movies, "some words", feed: Given.Films, vocabulary: Known);

        Assert.Equal([0.1, 0.4], Grounder.Ground(answer, request, [0.1, 0.2, 0.3, 0.4]).Certainties);
        Assert.Empty(Grounder.Ground(answer, request).Certainties);
        Assert.Empty(Grounder.Ground(answer, request, [0.1, 0.2]).Certainties);
    }

    private static CommandAnswer Ground(params Edit[] edits) => Grounder.Ground(Answer(edits), Given.Request(Given.Movies, "some words", feed: Given.Films, vocabulary: Known)).Answer;

    private static CommandAnswer Answer(params Edit[] edits) => new() { Feedback = Feedback.New, Edits = [.. edits] };

    private static AddEdit Wish(string facet, string value) => new()
    {
        Polarity = Polarity.Like,
        Strength = Strength.Soft,
        Facet = facet,
        Operator = ComparisonOperator.Equal,
        Value = value,
        Quote = "some words",
    };
}
