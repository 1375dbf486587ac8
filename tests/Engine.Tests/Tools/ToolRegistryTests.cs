using System.Reflection;
using System.Text.Json;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Tools;

public class ToolRegistryTests
{
    [Fact]
    public void BuiltIn_EveryNamedTool_IsRegistered() => Assert.Equal(
        typeof(ToolNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        ToolRegistry.BuiltIn.Tools.Select(tool => tool.Name));

    [Fact]
    public void BuiltIn_Schemas_NameThePropertiesOfTheirRecords()
    {
        foreach (var tool in ToolRegistry.BuiltIn.Tools)
        {
            var record = tool.GetType().BaseType!.GetGenericArguments()[0];
            Assert.Equal(
                record.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
                tool.Schema.Json.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("teleport", "{}", "teleport")]
    [InlineData("matcher", "{", "matcher")]
    [InlineData("matcher", "[]", "matcher")]
    [InlineData("matcher", "{}", "matcher.semantic")]
    [InlineData("matcher", """{"semantic":1.5}""", "matcher.semantic")]
    [InlineData("matcher", """{"semantic":"much"}""", "matcher.semantic")]
    [InlineData("matcher", """{"semantic":1,"mood":1}""", "matcher.mood")]
    [InlineData("matcher", """{"semantic":1,"likes":[{"preferenceId":"p","facet":"genre","operator":"~","value":"x"}]}""", "matcher.likes[0].operator")]
    [InlineData("aggregator", """{"top":0}""", "aggregator.top")]
    [InlineData("aggregator", """{"top":1.5}""", "aggregator.top")]
    [InlineData("explorer", """{"reach":-1}""", "explorer.reach")]
    public void Check_BadCall_NamesToolAndField(string tool, string arguments, string field)
    {
        var refused = Assert.Throws<RequestException>(() => ToolRegistry.BuiltIn.Check(new ToolCall(tool, arguments, "")));

        Assert.Equal(field, refused.Field);
        Assert.Contains(field, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_ToolOfAnotherFile_RunsLikeTheBuiltInOnes()
    {
        var world = World.Shared;
        var shard = ItemShard.Build(world.Schema, world.Items, world.Model, world.Encoder, new ToolRegistry([new Alphabetical()]));
        var query = new ShardQuery { Policy = World.Policy(("alphabetical", new Alphabetical.Arguments(2))), Count = 3 };

        var found = shard.Search(query, TestContext.Current.CancellationToken).Candidates;

        Assert.Equal(["m399", "m398", "m397"], found.Select(candidate => candidate.Item.Id));
        Assert.Equal(798, found[0].Parts["alphabet"]);
    }

    private sealed class Alphabetical() : Tool<Alphabetical.Arguments>(
        "alphabetical", "Last ids first.", """{"type":"object","properties":{"weight":{"type":"number"}},"required":["weight"]}""")
    {
        internal sealed record Arguments(double Weight);

        protected override BoundTool Bind(Arguments arguments, ShardRows rows) => new() { Scorers = [new Backwards((float)arguments.Weight)] };

        private sealed class Backwards(float weight) : IRowScorer
        {
            public string Part => "alphabet";

            public bool Applies(ShardQuery query) => true;

            public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
            {
                for (var k = 0; k < rows.Length; k++) scores[k] += weight * rows[k];
            }
        }
    }
}
