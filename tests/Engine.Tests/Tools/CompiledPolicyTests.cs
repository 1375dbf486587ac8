using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Preferences;
using RecOrleans.Policies;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Tools;

/// <summary>What the compiler writes, the tools read.</summary>
public class CompiledPolicyTests
{
    [Fact]
    public void Search_PolicyOfEveryKindOfPreference_Runs()
    {
        var world = World.Shared;
        var memory = PreferenceMemory.Empty with
        {
            Preferences =
            [
                Preference("p1", Polarity.Like, Strength.Hard, "runtime", ComparisonOperator.LessOrEqual, 150),
                Preference("p2", Polarity.Like, Strength.Hard, "genre", ComparisonOperator.Equal, "comedy"),
                Preference("p3", Polarity.Like, Strength.Hard, "genre", ComparisonOperator.Equal, "drama"),
                Preference("p4", Polarity.Like, Strength.Soft, "text", ComparisonOperator.Equal, "baking bread"),
                Preference("p5", Polarity.Like, Strength.Soft, "similar", ComparisonOperator.Equal, "m007"),
                Preference("p6", Polarity.Dislike, Strength.Hard, "text", ComparisonOperator.Equal, "casino"),
                Preference("p7", Polarity.Dislike, Strength.Soft, "similar", ComparisonOperator.Equal, "m009"),
                Preference("p8", Polarity.Dislike, Strength.Hard, "item", ComparisonOperator.Equal, "m010"),
                Preference("p9", Polarity.Like, Strength.Soft, RecOrleans.Preferences.Preference.FeedFacet, ComparisonOperator.Equal, "explore"),
            ],
        };
        var policy = PolicyCompiler.Compile(world.Schema, memory, PlanWeights.Default, 1, World.Now);

        var result = world.Shard.Search(new ShardQuery { Policy = policy, Count = 100, Now = World.Now }, TestContext.Current.CancellationToken);
        var page = FeedRanker.Rank(world.Schema, policy, [result]).Page(0, 10);

        Assert.Empty(page.Relaxed);
        Assert.Equal(10, page.Items.Length);
        Assert.All(page.Items, item => Assert.Contains(item.Item.Values("genre"), value => value.Text is "comedy" or "drama"));
        Assert.All(page.Items, item => Assert.DoesNotContain("casino", item.Item.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Items, item => item.Item.Id is "m007" or "m010");
        Assert.Contains(page.Items, item => item.Matched.Contains("p4"));
    }

    private static Preference Preference(string id, Polarity polarity, Strength strength, string facet, ComparisonOperator comparison, Operand value) =>
        new() { Id = id, Polarity = polarity, Strength = strength, Facet = facet, Operator = comparison, Value = value, CommandId = $"c{id}", At = World.Now };
}
