using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Rules;
using RecOrleans.Language.Tests.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Grounding;

/// <summary>Written answers of a model, against what the rules read from the same words.</summary>
public class AnswerReconcilerTests
{
    private readonly RuleParser _rules = new();

    [Theory]
    [InlineData("nothing over two hours", "+h runtime<=120 | nothing over two hours", "+h runtime<=120")]
    [InlineData("the usual, with a whiff of the sea", "+s text=whiff of the sea | a whiff of the sea", "+s text=whiff of the sea")]
    [InlineData("nothing that drags please", "-h text=drags | nothing that drags", "-h text=drags")]
    public void Reconcile_BothSayIt_OrTheModelHasWordsForIt_Stands(string command, string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, command, model).Answer));

    [Theory]
    [InlineData("around 200 minutes", "+h runtime:200..225 | around 200 minutes", "+h runtime:180..220")]
    [InlineData("under two hours", "+h runtime<=90 | under two hours", "+h runtime<=120")]
    [InlineData("no horror", "-h genre=comedy | no horror", "-h genre=horror")]
    [InlineData("shorter than #2", "+h runtime<142 | shorter than #2", "+h runtime<104")]
    public void Reconcile_ModelMisreadsWhatStandsThere_TheWordsWin(string command, string model, string expected)
    {
        var reconciled = Reconciled(Given.Movies, command, model);

        Assert.Equal(expected, Given.Lines(reconciled.Answer));
        Assert.Contains(reconciled.Notes, note => note.EndsWith("its words say something else.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("never mind the 90s", "-s year:1990..1999 | the 90s", "rm p1")]
    [InlineData("forget the 90s, something funny", "+s genre=comedy | something funny", "rm p1; +s genre=comedy")]
    public void Reconcile_MemoryTakenBackInWords_IsWithdrawn(string command, string model, string expected)
    {
        var reconciled = Reconciled(Given.Movies, command, model, "p1 +s year:1990..1999");

        Assert.Equal(expected, Given.Lines(reconciled.Answer));
        Assert.Equal(Feedback.Conflict, reconciled.Answer.Feedback);
    }

    [Theory]
    [InlineData("hi", "tool explore | hi", "")]
    [InlineData("what is the weather", "tool trending | what is the weather", "")]
    [InlineData("surprise me", "tool explore | surprise me", "tool explore")]
    public void Reconcile_WishForATool_NeedsWordsThatAskForIt(string command, string model, string expected)
    {
        var reconciled = Reconciled(Given.Movies, command, model);

        Assert.Equal(expected, Given.Lines(reconciled.Answer));
        if (expected.Length == 0) Assert.Equal(Feedback.Neutral, reconciled.Answer.Feedback);
    }

    [Theory]
    [InlineData("dramas are ok", "-s genre=drama | dramas are ok")]
    [InlineData("subtitles are fine", "-s text=subtitles | subtitles are fine")]
    [InlineData("not only comedies", "-h genre=comedy | not only comedies")]
    [InlineData("I don't hate comedies", "-s genre=comedy | comedies")]
    public void Reconcile_WhatTheWordsOnlyLetPass_IsNotTurnedDown(string command, string model)
    {
        var reconciled = Reconciled(Given.Movies, command, model);

        Assert.Empty(reconciled.Answer.Edits);
        Assert.Contains(reconciled.Notes, note => note.EndsWith("its words only let it pass.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anything but horror is fine", "-h genre=horror | anything but horror", "-h genre=horror")]
    [InlineData("no horror, comedies are ok", "-h genre=horror | no horror", "-h genre=horror")]
    public void Reconcile_ARefusalBesideWhatIsLetPass_Stands(string command, string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, command, model).Answer));

    [Theory]
    [InlineData("forget comedies", "rm p1 | forget comedies", "")]
    [InlineData("forget comedies", "rm p2 | forget comedies", "")]
    [InlineData("forget horror", "rm p1 | forget horror", "rm p1")]
    public void Reconcile_AWithdrawalOfWhatIsNotNamed_Goes(string command, string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, command, model, "p1 -h genre=horror; p2 -h person=Al Pacino").Answer));

    [Fact]
    public void Reconcile_FreeTextThatSwallowsAnotherWish_LosesIt()
    {
        var reconciled = Reconciled(Given.Movies, "something light from the 90s", "+s text=light from the 90s | something light from the 90s");

        Assert.Equal("+s text=light; +s year:1990..1999", Given.Lines(reconciled.Answer));
    }

    [Fact]
    public void Reconcile_ModelForgetsWithoutWordsForIt_MemoryStays()
    {
        var reconciled = Reconciled(Given.Movies, "one for the whole family", "rm p1 | the whole family", "p1 +s genre=horror");

        Assert.DoesNotContain(reconciled.Answer.Edits, edit => edit is RemoveEdit);
        Assert.Contains(reconciled.Notes, note => note.Contains("withdrawal of p1", StringComparison.Ordinal) && note.EndsWith("the command has no words for it.", StringComparison.Ordinal));
    }

    [Fact]
    public void Reconcile_AnotherDislikeTakenForAWithdrawal_IsKeptAndMemoryStays() =>
        Assert.Equal("-h text=gory", Given.Lines(Reconciled(Given.Movies, "no more gory ones", "rm p1 | no more gory ones", "p1 -h text=violent").Answer));

    [Theory]
    [InlineData("I said no romance!", "rm p1 | no romance\n+s genre=romance | no romance", "p1 -h genre=romance")]
    [InlineData("still no romance please", "rm p1 | still no romance", "p1 -h genre=romance")]
    [InlineData("no romance", "+s genre=romance | no romance", "p1 -s genre=romance")]
    public void Reconcile_ABanSaidAgain_IsNeitherLiftedNorTurnedRound(string command, string model, string memory)
    {
        var edits = Reconciled(Given.Movies, command, model, memory).Answer.Edits;

        Assert.DoesNotContain(edits, edit => edit is RemoveEdit && !edits.Any(its => its is AddEdit { Polarity: Polarity.Dislike }));
        Assert.DoesNotContain(edits, edit => edit is AddEdit { Polarity: Polarity.Like });
    }

    [Theory]
    [InlineData("seen #1 and #3", "+s similar=#3 | #3")]
    [InlineData("I have seen #1 and #3", "")]
    public void Reconcile_SeenItems_AreBannedWhateverTheModelSays(string command, string model) =>
        Assert.Equal("-h item=#1; -h item=#3", Given.Lines(Reconciled(Given.Movies, command, model).Answer));

    [Fact]
    public void Reconcile_OnlyTheModelForgetsEverything_MemoryStays() =>
        Assert.Empty(Reconciled(Given.Movies, "undo the undo", "clear | undo the undo", "p1 -h genre=romance").Answer.Edits);

    [Fact]
    public void Reconcile_ValueThatItsQuoteDoesNotSay_Goes()
    {
        var reconciled = Reconciled(Given.Fashion, "I'd like to see long ones", "+s length=long | long\n+s category=shorts | to see");

        Assert.Equal("+s length=long", Given.Lines(reconciled.Answer));
        Assert.Contains(reconciled.Notes, note => note.Contains("category = shorts", StringComparison.Ordinal));
    }

    [Fact]
    public void Reconcile_PartTheModelPassedOver_IsAddedInTheCommandsOrder()
    {
        var reconciled = Reconciled(Given.Movies, "no horror, more comedy, something with trains", "+s text=with trains | something with trains");

        Assert.Equal("-h genre=horror; +s genre=comedy; +s text=with trains", Given.Lines(reconciled.Answer));
        Assert.Equal(2, reconciled.Notes.Count(note => note.EndsWith("the model passed it over.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("something light from the 90s", "+s genre=comedy | something light\n+s year:1990..1999 | from the 90s", "+s text=light; +s year:1990..1999")]
    [InlineData("something light from the 90s", "+s year:1990..1999 | something light\n+s genre=comedy | from the 90s", "+s text=light; +s year:1990..1999")]
    [InlineData("nothing violent", "-h genre=horror | nothing violent", "-h text=violent")]
    [InlineData("nothing too long", "+h runtime<=100 | nothing too long", "-s text=long")]
    [InlineData("show me the cheapest first", "tool fresh | show me the cheapest first", "+s text=cheapest first")]
    public void Reconcile_ModelTakesAWishForWhatItIsNot_TheWishIsNotLost(string command, string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, command, model).Answer));

    [Theory]
    [InlineData("I want only westerns", "+s genre=western | only westerns", "+h genre=western")]
    [InlineData("just horror", "+s genre=horror | horror", "+h genre=horror")]
    [InlineData("nothing but horror", "+s genre=horror | nothing but horror", "+h genre=horror")]
    [InlineData("only war or horror", "+h genre=war | only war\n+s genre=horror | horror", "+h genre=war; +h genre=horror")]
    public void Reconcile_WordsOfADemand_MakeItHard(string command, string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, command, model).Answer));

    [Fact]
    public void Reconcile_QuoteThatDoesNotSayTheValue_IsTakenFromTheRules()
    {
        var reconciled = Reconciled(Given.Movies, "likes: p1 +h genre=horror", "+s genre=horror | likes: p1");

        Assert.Equal("horror", Assert.Single(reconciled.Answer.Edits, edit => edit is AddEdit { Facet: "genre" }).Quote);
    }

    [Fact]
    public void Reconcile_ForNowOnly_IsReadFromTheWords()
    {
        var reconciled = Reconciled(Given.Movies, "just for tonight, something funny", "+s genre=comedy | something funny");

        Assert.Equal("+s genre=comedy ~session", Given.Lines(reconciled.Answer));
    }

    [Theory]
    [InlineData("+s text=cosy | a live band", "+s text=live band")]
    [InlineData("+s text=lively bands | a live band", "+s text=lively bands")]
    public void Reconcile_FreeTextOfBoth_KeepsTheModelsOwnWhereItsWordsBearItOut(string model, string expected) =>
        Assert.Equal(expected, Given.Lines(Reconciled(Given.Movies, "something with a live band", model).Answer));

    [Fact]
    public void Reconcile_ActorAndPerson_AreTheSameWish()
    {
        var reconciled = Reconciled(Given.Movies, "something with Tom Hanks", "+s actor=Tom Hanks | Tom Hanks");

        Assert.Equal("Tom Hanks", Assert.IsType<AddEdit>(Assert.Single(reconciled.Answer.Edits)).Value.ToString());
        Assert.Empty(reconciled.Notes);
    }

    [Fact]
    public void Reconcile_NothingLeft_HasNoFeedbackOfAChange()
    {
        var reconciled = Reconciled(Given.Movies, "this app is slow", "+s genre=western | this app");

        Assert.Empty(reconciled.Answer.Edits);
        Assert.Equal(Feedback.Neutral, reconciled.Answer.Feedback);
    }

    /// <summary>Neither words nor rules speak for it; the student's own certainty decides.</summary>
    [Theory]
    [InlineData(0.97, "+s similar=#2")]
    [InlineData(0.05, "")]
    public void Reconcile_AGuess_StandsWhereTheModelIsSure(double certainty, string expected)
    {
        var request = Given.Request(Given.Movies, "the usual for me please", feed: Given.Films);
        var model = new GroundedAnswer(LineNotation.Read("new\n+s similar=#2 | the usual\n", Given.Movies), []) { Certainties = [certainty] };

        var answer = AnswerReconciler.Reconcile(model, new CommandAnswer { Feedback = Feedback.Neutral }, request).Answer;

        Assert.Equal(expected, Given.Lines(answer));
    }

    [Fact]
    public void Reconcile_AnyPairOfReadings_HoldsNothingThatNeitherSaid()
    {
        string[] commands = ["no horror, under two hours", "something funny like Alien", "forget the 90s, around 90 minutes", "only comedies tonight", "surprise me"];
        foreach (var said in commands)
            foreach (var read in commands)
            {
                var request = Given.Request(Given.Movies, $"{said}, {read}", "p1 +s year:1990..1999", Given.Films);
                var (model, rules) = (_rules.Parse(Given.Request(Given.Movies, said, "p1 +s year:1990..1999", Given.Films)), _rules.Parse(request));

                var answer = AnswerReconciler.Reconcile(new GroundedAnswer(model, []), rules, request).Answer;

                Assert.All(answer.Edits, edit => Assert.Contains(edit, model.Edits.Concat(rules.Edits)));
                Assert.Equal(answer.Edits.Distinct(), answer.Edits);
            }
    }

    private GroundedAnswer Reconciled(CatalogSchema schema, string command, string model, string memory = "")
    {
        var request = Given.Request(schema, command, memory, schema == Given.Movies ? Given.Films : Given.Clothes);
        return AnswerReconciler.Reconcile(new GroundedAnswer(LineNotation.Read($"new\n{model}\n", schema), []), Grounder.Ground(_rules.Parse(request), request).Answer, request);
    }
}
