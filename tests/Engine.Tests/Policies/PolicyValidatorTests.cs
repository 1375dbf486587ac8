using System.Collections.Immutable;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Tests.Preferences;
using RecOrleans.Policies;

namespace RecOrleans.Engine.Tests.Policies;

public class PolicyValidatorTests
{
    private static readonly ToolCall Aggregator = new("aggregator", """{"top":200}""", "Aggregator");

    [Theory]
    [InlineData("matcher", """{"semantic":1.5,"temperature":0.1,"likes":[]}""", "semantic")]
    [InlineData("matcher", """{"semantic":0.5,"temperature":0.001,"likes":[]}""", "temperature")]
    [InlineData("matcher", """{"semantic":0.5,"temperature":0.1}""", "likes")]
    [InlineData("matcher", """{"semantic":"much"}""", "cannot be read")]
    [InlineData("matcher", "null", "cannot be read")]
    [InlineData("attenuator", """{"weight":9,"dislikes":[]}""", "weight")]
    [InlineData("filter", """{"likes":[{"preferenceId":"p1","facet":"colour","operator":"=","value":"red"}],"dislikes":[]}""", "colour")]
    [InlineData("filter", """{"likes":[{"preferenceId":"p1","facet":"genre","operator":"=","value":"polka"}],"dislikes":[]}""", "polka")]
    [InlineData("filter", """{"likes":[{"preferenceId":"p1","facet":"genre","operator":"=","value":"comedy","weight":3}],"dislikes":[]}""", "weight")]
    [InlineData("similar", """{"preferenceId":"p1","item":"","weight":1}""", "item")]
    [InlineData("fresh", """{"facet":"genre","weight":1}""", "genre")]
    [InlineData("explorer", """{"reach":2}""", "reach")]
    [InlineData("diversifier", """{"strength":-1}""", "strength")]
    [InlineData("hypnotist", "{}", "There is no tool")]
    public void Validate_BadCall_IsNamedWithToolAndArgument(string tool, string arguments, string part)
    {
        var error = Assert.Single(Validate(new ToolCall(tool, arguments, "in words"), Aggregator));
        Assert.StartsWith(tool, error);
        Assert.Contains(part, error);
    }

    [Fact]
    public void Validate_TooManyCalls_IsRefused() =>
        Assert.Contains(Validate([Aggregator, .. Enumerable.Repeat(new ToolCall("trending", """{"weight":1}""", "Trending"), 24)]), error => error.Contains("at most 24", StringComparison.Ordinal));

    [Fact]
    public void Validate_NoAggregator_IsRefused() => Assert.Contains("aggregator", Assert.Single(Validate(new ToolCall("trending", """{"weight":1}""", "Trending"))));

    [Fact]
    public void Validate_AnotherCatalogue_IsRefused() =>
        Assert.Contains("books", Assert.Single(PolicyValidator.Validate(Films.Schema, new FeedPolicy { Catalog = "books", PolicyVersion = 1, Tools = [Aggregator] })));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Validate_WeightsOutOfRange_FailAfterCompilation(double semantic)
    {
        if (double.IsNaN(semantic))
        {
            // JSON has no such number: the compiler itself refuses to write it.
            Assert.ThrowsAny<ArgumentException>(() => PolicyCompiler.Compile(Films.Schema, Films.Memory("+s genre=comedy"), new PlanWeights { Semantic = semantic }, 1, Films.Noon));
            return;
        }

        var policy = PolicyCompiler.Compile(Films.Schema, Films.Memory("+s genre=comedy"), new PlanWeights { Semantic = semantic }, 1, Films.Noon);
        Assert.Contains("semantic", Assert.Single(PolicyValidator.Validate(Films.Schema, policy)));
    }

    private static ImmutableArray<string> Validate(params ToolCall[] calls) =>
        PolicyValidator.Validate(Films.Schema, new FeedPolicy { Catalog = "films", PolicyVersion = 1, Tools = [.. calls] });
}
