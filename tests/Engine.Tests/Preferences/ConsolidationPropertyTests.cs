using RecOrleans.Commands;
using RecOrleans.Engine.Preferences;
using RecOrleans.Preferences;
using static RecOrleans.Engine.Tests.Preferences.Films;

namespace RecOrleans.Engine.Tests.Preferences;

public class ConsolidationPropertyTests(ITestOutputHelper output)
{
    private static readonly string[] Statements =
    [
        "genre=comedy", "genre=horror", "genre=thriller", "runtime<=120", "runtime>=60", "runtime:80..100", "year:1990..1999", "year<1980", "year=1994",
        "certificate<=PG", "certificate=R", "person=Ann Lee", "actor=Ann Lee", "text=gore", "text=light", "released>=2020-01-01", "genre!=comedy",
    ];

    [Fact]
    public void Undo_AfterAnySequenceOfChanges_RestoresEveryStepExactly()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var memory = PreferenceMemory.Empty;
            var nextId = 1;
            var before = new Stack<PreferenceMemory>();
            var used = new HashSet<string>();
            for (var step = 0; step < 15; step++)
            {
                var (changed, next) = Change(random, memory, nextId);
                var born = changed.Preferences.Select(preference => preference.Id).Except(memory.Preferences.Select(preference => preference.Id)).ToList();
                Assert.All(born, id => Assert.True(used.Add(id), $"id {id} was used twice"));
                Assert.Equal(changed.Preferences.Length, changed.Preferences.Select(preference => preference.Id).Distinct().Count());
                Assert.True(changed.Preferences.Length <= MemoryOptions.Default.MaxPreferences);
                if (!ReferenceEquals(changed, memory)) before.Push(memory);
                (memory, nextId) = (changed, next);
            }

            while (before.TryPop(out var expected))
            {
                memory = Consolidation.Undo(memory, Noon)!;
                Assert.Equal(expected.Preferences, memory.Preferences);
                Assert.Equal(expected.Undo, memory.Undo);
            }

            Assert.Null(Consolidation.Undo(memory, Noon));
        }
    }

    [Fact]
    public void Apply_AnyAddition_HoldsAfterwards()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var memory = PreferenceMemory.Empty;
        for (var step = 1; step < 2000; step++)
        {
            var add = Add(Statement(random));
            var result = Consolidation.Apply(memory, Answer(add), Context(nextId: step, commandId: $"c{step}"));
            memory = result.Memory;
            Assert.Contains(memory.Preferences, preference => preference.Facet == add.Facet && preference.Polarity == add.Polarity && preference.Operator == add.Operator && preference.Strength >= add.Strength);
            Assert.Equal(memory.Preferences[^1].Value, add.Value);
        }
    }

    private static (PreferenceMemory Memory, int NextId) Change(Random random, PreferenceMemory memory, int nextId)
    {
        var context = Context("all of these words", nextId, $"c{nextId}");
        var any = memory.Preferences.IsEmpty ? "p0" : memory.Preferences[random.Next(memory.Preferences.Length)].Id;
        switch (random.Next(10))
        {
            case 0:
                return (Consolidation.Clear(memory, Noon, MemoryOptions.Default), nextId);
            case 1 when any != "p0":
                return (Consolidation.Revoke(memory, any, Noon, MemoryOptions.Default), nextId);
            case 2 when any != "p0":
                return (Consolidation.Edit(memory, any, new PreferenceChange { Strength = (Strength)random.Next(2), Polarity = (Polarity)random.Next(2) }, context), nextId);
            case 3:
                var added = Consolidation.Add(memory, Said("", Statement(random)), context);
                return (added.Memory, added.NextId);
            default:
                var edits = new List<Edit>();
                for (var i = random.Next(4); i > 0; i--) edits.Add(random.Next(4) == 0 ? Rm(any, "these words") : Add(Statement(random)));
                if (random.Next(5) == 0) edits.Add(Tool(ToolEdit.Names[random.Next(4)]));
                var applied = Consolidation.Apply(memory, Answer([.. edits]), context);
                return (applied.Memory, applied.NextId);
        }
    }

    private static string Statement(Random random) =>
        $"{(random.Next(2) == 0 ? '+' : '-')}{(random.Next(2) == 0 ? 'h' : 's')} {Statements[random.Next(Statements.Length)]}{(random.Next(4) == 0 ? " ~session" : "")}";
}
