using RecOrleans.Engine.Preferences;
using RecOrleans.Preferences;
using static RecOrleans.Engine.Tests.Preferences.Films;

namespace RecOrleans.Engine.Tests.Preferences;

public class ConsolidationByHandTests
{
    [Fact]
    public void Add_ByHand_SetsIdTimeAndNoCommand()
    {
        var result = Consolidation.Add(Memory("+s genre=comedy"), Said("mine", "+h genre=SCARY", "forged") with { Quote = "forged" }, Context(nextId: 2, commandId: ""));

        var added = result.Memory.Preferences[^1];
        Assert.Equal("+h genre=horror", Line(added));
        Assert.Equal(("p2", "", "", Noon), (added.Id, added.Quote, added.CommandId, added.At));
        Assert.Equal(3, result.NextId);
    }

    [Theory]
    [InlineData("+s colour=red", "facet")]
    [InlineData("+s genre=polka", "value")]
    [InlineData("+s genre>=comedy", "operator")]
    [InlineData("+h rating>=9", "value")]
    [InlineData("+h year:1999..1990", "value")]
    [InlineData("+s feed=everything", "value")]
    public void Add_WhatTheSchemaForbids_NamesTheField(string line, string field)
    {
        var error = Assert.Throws<RequestException>(() => Consolidation.Add(Memory(), Said("", line), Context()));

        Assert.Equal((RequestError.Invalid, field), (error.Error, error.Field));
        Assert.StartsWith(field, error.Message);
    }

    [Fact]
    public void Add_ExpiryInThePast_IsRefused() =>
        Assert.Equal("expiresAt", Assert.Throws<RequestException>(() => Consolidation.Add(Memory(), Said("", "+s genre=comedy") with { ExpiresAt = Noon }, Context())).Field);

    [Fact]
    public void Edit_StrengthAndValue_KeepsIdPlaceAndTheRest()
    {
        var memory = Consolidation.Edit(Memory("+s genre=comedy", "+h runtime<=120"), "p1", new PreferenceChange { Strength = Strength.Hard, Value = "Thriller" }, Context());

        Assert.Equal(["+h genre=thriller", "+h runtime<=120"], Lines(memory));
        Assert.Equal("p1", memory.Preferences[0].Id);
    }

    [Fact]
    public void Edit_ScopeToSessionAndBack_SetsAndDropsTheExpiry()
    {
        var session = Consolidation.Edit(Memory("+s genre=comedy"), "p1", new PreferenceChange { Scope = PreferenceScope.Session }, Context());
        Assert.Equal(Noon.AddHours(8), session.Preferences[0].ExpiresAt);

        Assert.Null(Consolidation.Edit(session, "p1", new PreferenceChange { Scope = PreferenceScope.Standing }, Context()).Preferences[0].ExpiresAt);
    }

    [Fact]
    public void Edit_IntoWhatStandsThereAlready_LeavesOne() =>
        Assert.Equal(["+s genre=comedy"], Lines(Consolidation.Edit(Memory("+s genre=thriller", "+s genre=comedy"), "p1", new PreferenceChange { Value = "comedy" }, Context())));

    [Fact]
    public void Edit_NothingDifferent_IsTheVeryMemory()
    {
        var memory = Memory("+s genre=comedy");
        Assert.Same(memory, Consolidation.Edit(memory, "p1", new PreferenceChange { Strength = Strength.Soft }, Context()));
    }

    [Fact]
    public void Edit_OperatorThatDoesNotFit_ChangesNothing() =>
        Assert.Equal("operator", Assert.Throws<RequestException>(() => Consolidation.Edit(Memory("+s genre=comedy"), "p1", new PreferenceChange { Operator = ComparisonOperator.Less }, Context())).Field);

    [Fact]
    public void Edit_RangeForAPlainOperator_NamesTheValue() =>
        Assert.Equal("value", Assert.Throws<RequestException>(() => Consolidation.Edit(Memory("+h year<=1999"), "p1", new PreferenceChange { Value = Operand.Range(1990, 1999) }, Context())).Field);

    [Theory]
    [InlineData("p9")]
    [InlineData("p1")]
    public void Revoke_UnknownOrExpired_IsNotFound(string id)
    {
        var memory = new PreferenceMemory { Preferences = [Said("p1", "+s genre=comedy ~session") with { ExpiresAt = Noon }] };
        Assert.Equal(RequestError.NotFound, Assert.Throws<RequestException>(() => Consolidation.Revoke(memory, id, Noon, MemoryOptions.Default)).Error);
    }

    [Fact]
    public void Revoke_One_LeavesTheOthers() =>
        Assert.Equal(["-h genre=horror"], Lines(Consolidation.Revoke(Memory("+s genre=comedy", "-h genre=horror"), "p1", Noon, MemoryOptions.Default)));

    [Fact]
    public void Clear_EmptyMemory_IsTheVeryMemory()
    {
        var memory = Memory();
        Assert.Same(memory, Consolidation.Clear(memory, Noon, MemoryOptions.Default));
    }

    [Fact]
    public void Undo_AfterClear_BringsEverythingBack()
    {
        var memory = Memory("+s genre=comedy", "-h genre=horror");
        Assert.Equal(memory.Preferences, Consolidation.Undo(Consolidation.Clear(memory, Noon, MemoryOptions.Default), Noon)!.Preferences);
    }

    [Fact]
    public void Undo_NothingDone_IsNull() => Assert.Null(Consolidation.Undo(Memory("+s genre=comedy"), Noon));

    [Fact]
    public void Undo_WhatExpiredMeanwhile_StaysGone()
    {
        var cleared = Consolidation.Clear(Memory("+s genre=comedy ~session", "-h genre=horror"), Noon, MemoryOptions.Default);

        Assert.Equal(["-h genre=horror"], Lines(Consolidation.Undo(cleared, Noon.AddDays(1))!));
    }

    [Fact]
    public void DropExpired_AtTheVeryMoment_DropsAndLeavesNoUndo()
    {
        var memory = Memory("+s genre=comedy ~session", "-h genre=horror");

        var dropped = Consolidation.DropExpired(memory, Noon.AddHours(7));

        Assert.Equal(["-h genre=horror"], Lines(dropped));
        Assert.Empty(dropped.Undo);
        Assert.Same(memory, Consolidation.DropExpired(memory, Noon.AddHours(7).AddTicks(-1)));
    }

    [Fact]
    public void NextExpiry_OfSeveral_IsTheEarliest()
    {
        Assert.Equal(Noon.AddHours(7), Consolidation.NextExpiry(Memory("-h genre=horror", "+s genre=comedy ~session")));
        Assert.Null(Consolidation.NextExpiry(Memory("-h genre=horror")));
        Assert.Null(Consolidation.NextExpiry(PreferenceMemory.Empty));
    }
}
