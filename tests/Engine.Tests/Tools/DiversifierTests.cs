using System.Collections.Immutable;
using System.Numerics.Tensors;
using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Tools;

public class DiversifierTests
{
    private static readonly World World = World.Shared;

    [Fact]
    public void Rank_MoreVariety_LowersTheSimilarityWithinThePage()
    {
        double Similarity(double strength)
        {
            var page = World.Rank(100, World.Match(0), (ToolNames.Diversifier, new DiversifierArguments(strength))).Page(0, 10).Items;
            var vectors = World.Shard.GetVectors(page.Select(item => item.Item.Id));
            return vectors.SelectMany((a, i) => vectors.Skip(i + 1).Select(b => TensorPrimitives.Dot(a.Embedding.Span, b.Embedding.Span))).Average();
        }

        Assert.True(Similarity(1) < Similarity(0.3));
        Assert.True(Similarity(0.3) < Similarity(0));
    }

    [Fact]
    public void Rank_Relaxed_NoItemPassesOneOfALowerLevel()
    {
        var calls = new (string, object)[] { World.Must(World.Is("runtime", 75, ComparisonOperator.LessOrEqual)), World.Match(0), (ToolNames.Diversifier, new DiversifierArguments(1)) };

        var items = World.Rank(100, calls).Items;

        var kept = items.TakeWhile(item => item.Item.Values("runtime") is [{ Number: <= 75 }]).Count();
        Assert.InRange(kept, 1, 60);
        Assert.DoesNotContain(items.Skip(kept), item => item.Item.Values("runtime") is [{ Number: <= 75 }]);
    }

    [Fact]
    public void Rearrange_NearIdenticalItems_DoNotFollowEachOther()
    {
        ImmutableArray<Candidate> ranked = [Candidate(0, 1), Candidate(1, 1), Candidate(2, 1), Candidate(3, 2), Candidate(4, 3), Candidate(5, 2)];

        var order = Diversifier.Rearrange(ranked, 0.1).Select(candidate => candidate.Embedding.Span.IndexOf(1f)).ToArray();

        Assert.Equal(1, order[0]);
        Assert.DoesNotContain(1, order[1..3]);
        Assert.Equal(6, order.Length);
    }

    [Fact]
    public void Rearrange_NoStrength_LeavesTheOrder()
    {
        ImmutableArray<Candidate> ranked = [Candidate(0, 1), Candidate(1, 1)];

        Assert.Equal(ranked, Diversifier.Rearrange(ranked, 0));
    }

    private static Candidate Candidate(int place, int direction)
    {
        var embedding = new float[8];
        embedding[direction] = 1;
        return new Candidate { Item = World.Items[place], Score = 10 - place, Parts = ImmutableDictionary<string, double>.Empty, Embedding = embedding };
    }
}
