using RecOrleans.Commands;
using RecOrleans.Engine.Preferences;
using RecOrleans.Preferences;
using static RecOrleans.Engine.Tests.Preferences.Films;

namespace RecOrleans.Engine.Tests.Preferences;

public class ConsolidationTests
{
    [Fact]
    public void Apply_SatisfiedWithoutEdits_PreservesTheVeryMemory()
    {
        var memory = Memory("+s genre=comedy");

        var result = Consolidation.Apply(memory, new CommandAnswer { Feedback = Feedback.Satisfied }, Context("perfect, thanks"));

        Assert.Same(memory, result.Memory);
        Assert.False(result.Changed);
        Assert.Equal(1, result.NextId);
    }

    [Fact]
    public void Apply_CompatibleAdditions_StandBesideTheOldWithNewIds()
    {
        var result = Consolidation.Apply(Memory("+s genre=comedy"), Answer(Add("+s genre=sci-fi", "something sci-fi"), Add("+h runtime<=120", "under two hours")), Context("something sci-fi under two hours", nextId: 2));

        Assert.Equal(["+s genre=comedy", "+s genre=sci-fi", "+h runtime<=120"], Lines(result.Memory));
        Assert.Equal(["p1", "p2", "p3"], result.Memory.Preferences.Select(preference => preference.Id));
        Assert.Equal(4, result.NextId);
        var added = result.Memory.Preferences[2];
        Assert.Equal(("under two hours", "c1", Noon), (added.Quote, added.CommandId, added.At));
        Assert.Null(added.ExpiresAt);
        Assert.True(result.Changed);
    }

    [Fact]
    public void Apply_Remove_TakesExactlyWhatItNames()
    {
        var result = Consolidation.Apply(Memory("+h year:1990..1999", "-s text=gore"), Answer(Rm("p1", "forget the 90s")), Context("actually  forget the\n90s please"));

        Assert.Equal(["-s text=gore"], Lines(result.Memory));
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("words that were never said")]
    public void Apply_RemoveThatNoWordsSay_IsRefusedWithANote(string quote)
    {
        var memory = Memory("+h year:1990..1999");

        var result = Consolidation.Apply(memory, Answer(Rm("p1", quote)), Context("something funny"));

        Assert.Same(memory, result.Memory);
        Assert.Contains("p1", Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_RemoveOfAnUnknownId_LeavesTheRestToWork()
    {
        var result = Consolidation.Apply(Memory("+s genre=comedy"), Answer(Rm("p9", "never mind"), Add("-h genre=horror")), Context("never mind that, no horror", nextId: 2));

        Assert.Equal(["+s genre=comedy", "-h genre=horror"], Lines(result.Memory));
        Assert.Contains("p9", Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_SameStatementAgain_StrengthensWithItsWordsAndKeepsTheId()
    {
        var memory = Consolidation.Apply(Memory(), Answer(Add("-s genre=horror", "less horror")), Context("less horror")).Memory;

        var result = Consolidation.Apply(memory, Answer(Add("-h genre=Horror", "no horror at all")), Context("no horror at all", nextId: 2, commandId: "c2"));

        var only = Assert.Single(result.Memory.Preferences);
        Assert.Equal(("p1", Strength.Hard, "no horror at all", "c2"), (only.Id, only.Strength, only.Quote, only.CommandId));
        Assert.Equal(2, result.NextId);
    }

    [Fact]
    public void Apply_SameStatementSofter_StaysHard() =>
        Assert.Equal(["-h genre=horror"], Lines(Consolidation.Apply(Memory("-h genre=horror"), Answer(Add("-s genre=horror")), Context(nextId: 2)).Memory));

    [Fact]
    public void Apply_TonightsHarderForm_DoesNotHardenTheStandingOne() =>
        Assert.Equal(["-s genre=horror", "-h genre=horror ~session"], Lines(Consolidation.Apply(Memory("-s genre=horror"), Answer(Add("-h genre=horror ~session")), Context(nextId: 2)).Memory));

    [Fact]
    public void Apply_SessionWishSaidForGood_LosesItsExpiry()
    {
        var result = Consolidation.Apply(Memory("+s genre=comedy ~session"), Answer(Add("+s genre=comedy")), Context(nextId: 2));

        Assert.Null(Assert.Single(result.Memory.Preferences).ExpiresAt);
        Assert.Equal(["+s genre=comedy"], Lines(result.Memory));
    }

    [Theory]
    [InlineData("+s genre=horror", "-h genre=horror")]
    [InlineData("-h genre=horror", "+s genre=horror")]
    [InlineData("-h genre=horror", "+s genre=scary")]
    [InlineData("+s person=Ann Lee", "-s person=ann lee")]
    [InlineData("+s actor=Ann Lee", "-h person=Ann Lee")]
    [InlineData("+h genre!=horror", "+h genre=horror")]
    [InlineData("+s text=gore", "-s text=gore")]
    [InlineData("-h year:1990..1999", "+s year=1994")]
    [InlineData("+s year:1990..1999", "-h year:1990..1999")]
    public void Apply_OppositeOfAnOlderOne_TakesItsPlaceWithoutARemove(string older, string newer)
    {
        var result = Consolidation.Apply(Memory(older), Answer(Add(newer)), Context(nextId: 2));

        Assert.Equal("p2", Assert.Single(result.Memory.Preferences).Id);
        Assert.Contains("p1", Assert.Single(result.Notes));
    }

    [Theory]
    [InlineData("+h runtime<=120", "+h runtime<=90")]
    [InlineData("+h runtime<=120", "+h runtime<150")]
    [InlineData("+h runtime<=120", "+h runtime:100..140")]
    [InlineData("+h runtime<=120", "-h runtime>90")]
    [InlineData("+h year:1990..1999", "+s year:1980..1989")]
    [InlineData("+h year>=2000", "+h year<1990")]
    [InlineData("+h certificate<=PG", "+h certificate<=R")]
    [InlineData("+h certificate>=PG-13", "+h certificate=PG")]
    [InlineData("+h released>=2020-01-01", "+h released>2022-06-30")]
    [InlineData("+h year=1994", "+h year=1996")]
    [InlineData("-h year<1980", "+h year:1970..1979")]
    public void Apply_NewBound_ReplacesTheOldOneOnItsSide(string older, string newer) =>
        Assert.Equal([newer], Lines(Consolidation.Apply(Memory(older), Answer(Add(newer)), Context(nextId: 2)).Memory));

    [Theory]
    [InlineData("+h runtime>=60", "+h runtime<=120")]
    [InlineData("+h runtime<=150", "+s runtime<=90")]
    [InlineData("+s genre=comedy", "+s genre=thriller")]
    [InlineData("+h certificate<=PG-13", "+s certificate=PG")]
    [InlineData("+s certificate=G", "+s certificate=PG")]
    [InlineData("-h year:1980..1989", "-h year:1990..1999")]
    [InlineData("+h runtime<=120", "+h year<=1999")]
    [InlineData("-h year<1980", "+h year:1990..1999")]
    [InlineData("+s text=gore", "-s text=slashers")]
    public void Apply_WhatCanHoldTogether_StandsTogether(string older, string newer) =>
        Assert.Equal([older, newer], Lines(Consolidation.Apply(Memory(older), Answer(Add(newer)), Context(nextId: 2)).Memory));

    [Theory]
    [InlineData("-h genre=horror", "+s genre=horror ~session")]
    [InlineData("+h runtime<=90", "+h runtime<=150 ~session")]
    public void Apply_SessionWish_NeverRemovesAStandingOne(string standing, string session)
    {
        var result = Consolidation.Apply(Memory(standing), Answer(Add(session)), Context(nextId: 2));

        Assert.Equal([standing, session], Lines(result.Memory));
        Assert.Equal(Noon.AddHours(8), result.Memory.Preferences[1].ExpiresAt);
    }

    [Fact]
    public void Apply_StandingAgainstASessionWish_NewerWins() =>
        Assert.Equal(["+s genre=horror"], Lines(Consolidation.Apply(Memory("-h genre=horror ~session"), Answer(Add("+s genre=horror")), Context(nextId: 2)).Memory));

    [Fact]
    public void Apply_AlternativesOfOneCommand_DoNotReplaceEachOther() =>
        Assert.Equal(["+s year:1980..1989", "+s year:1990..1999"], Lines(Consolidation.Apply(Memory(), Answer(Add("+s year:1980..1989"), Add("+s year:1990..1999")), Context()).Memory));

    [Fact]
    public void Apply_RemoveAfterTheAdditionThatRepeatsIt_KeepsTheAddition() =>
        Assert.Equal(["+h genre=horror"], Lines(Consolidation.Apply(Memory("+s genre=horror"), Answer(Add("+h genre=horror", "only horror"), Rm("p1", "only horror")), Context("only horror", nextId: 2)).Memory));

    [Fact]
    public void Apply_ClearAndAdd_LeavesWhatTheCommandAsksFor()
    {
        var result = Consolidation.Apply(Memory("+s genre=comedy", "-h genre=horror"), Answer(Add("+s genre=thriller"), new ClearEdit { Quote = "forget the rest" }), Context("a thriller, forget the rest", nextId: 3));

        Assert.Equal(["+s genre=thriller"], Lines(result.Memory));
    }

    [Fact]
    public void Apply_ClearThatNoWordsSay_KeepsAll() =>
        Assert.False(Consolidation.Apply(Memory("+s genre=comedy"), Answer(new ClearEdit { Quote = "start over" }), Context("hello")).Changed);

    [Fact]
    public void Apply_ToolWish_BecomesASessionPreferenceOfTheFeed()
    {
        var result = Consolidation.Apply(Memory(), Answer(Tool("explore", "surprise me")), Context("surprise me"));

        Assert.Equal(["+s feed=explore ~session"], Lines(result.Memory));
        Assert.Equal(Noon.AddHours(8), result.Memory.Preferences[0].ExpiresAt);
    }

    [Fact]
    public void Apply_Reference_IsKeptAsTheItemsId()
    {
        var result = Consolidation.Apply(Memory(), Answer(Add("+s similar=blade runner"), Add("-h item=#3")), Context("", 1, "c1", null, ("Blade Runner", "m42"), ("#3", "m7")));

        Assert.Equal(["+s similar=m42", "-h item=m7"], Lines(result.Memory));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Apply_TitleThatNobodyKnows_BecomesFreeTextWithANote()
    {
        var result = Consolidation.Apply(Memory(), Answer(Add("+h similar=Some Lost Film")), Context());

        Assert.Equal(["+s text=Some Lost Film"], Lines(result.Memory));
        Assert.Contains("Some Lost Film", Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_PlaceThatTheFeedDoesNotHave_IsLeftOutWithANote()
    {
        var result = Consolidation.Apply(Memory(), Answer(Add("-h item=#12", "not the twelfth")), Context());

        Assert.False(result.Changed);
        Assert.Contains("#12", Assert.Single(result.Notes));
    }

    [Theory]
    [InlineData("+s genre=polka", "comedy, horror, thriller, sci-fi")]
    [InlineData("+s colour=red", "genre")]
    [InlineData("+h genre<=comedy", "operator")]
    [InlineData("+h runtime<=long", "number")]
    [InlineData("+h rating>=7", "0 to 5")]
    [InlineData("+h year:1999..1990", "backwards")]
    [InlineData("+h released<=soon", "yyyy-MM-dd")]
    public void Apply_WhatTheSchemaForbids_IsLeftOutWithANoteThatNamesTheWayOut(string line, string wayOut)
    {
        var result = Consolidation.Apply(Memory(), Answer(Add(line), Add("+s genre=comedy")), Context());

        Assert.Equal(["+s genre=comedy"], Lines(result.Memory));
        Assert.Contains(wayOut, Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_FullMemory_ForgetsTheOldestSoftOneAndSaysSo()
    {
        var options = new MemoryOptions { MaxPreferences = 3 };

        var result = Consolidation.Apply(Memory("-h genre=horror", "+s genre=comedy", "+s text=light"), Answer(Add("+s genre=thriller")), Context(nextId: 4, options: options));

        Assert.Equal(["-h genre=horror", "+s text=light", "+s genre=thriller"], Lines(result.Memory));
        Assert.Contains("p2", Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_MemoryFullOfHardOnes_RefusesTheNewOne()
    {
        var result = Consolidation.Apply(Memory("-h genre=horror", "-h genre=comedy"), Answer(Add("-h genre=thriller")), Context(nextId: 3, options: new MemoryOptions { MaxPreferences = 2 }));

        Assert.False(result.Changed);
        Assert.Contains("withdraw one first", Assert.Single(result.Notes));
    }

    [Fact]
    public void Apply_MoreChangesThanUndoHolds_KeepsTheLatest()
    {
        var memory = Memory();
        for (var i = 0; i < 30; i++) memory = Consolidation.Apply(memory, Answer(Add($"+s text=wish {i}")), Context(nextId: i + 1, commandId: $"c{i}")).Memory;

        Assert.Equal(20, memory.Undo.Length);
        Assert.Equal("c29", memory.Undo[^1].CommandId);
        Assert.Equal("c10", memory.Undo[0].CommandId);
    }

    [Fact]
    public void Apply_Expired_IsGoneAndMergesWithNothing()
    {
        var old = Memory("+s genre=comedy ~session") with { Preferences = [Said("p1", "+s genre=comedy ~session") with { ExpiresAt = Noon }] };

        var result = Consolidation.Apply(old, Answer(Add("+s genre=comedy")), Context(nextId: 2));

        Assert.Equal("p2", Assert.Single(result.Memory.Preferences).Id);
    }
}
