using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RecOrleans.Training.Network;

namespace RecOrleans.Training.Distillation;

/// <summary>Samples that go through the model together, in the order of their pack.</summary>
internal sealed record PlannedPack(TokenPack Tokens, ImmutableArray<Sample> Samples);

/// <summary>How a pass cuts the samples into packs and the packs into steps.</summary>
internal static class PackPlan
{
    /// <summary>
    /// Samples of one catalogue line travel in groups, so that the line is evaluated once a group; groups are shuffled, so that a step sees several catalogues.
    /// </summary>
    /// <param name="samples">All of them.</param>
    /// <param name="groupSize">Most samples of a group.</param>
    /// <param name="packTokens">Most tokens of a pack, unless one sample alone has more.</param>
    /// <param name="random">Null keeps the order.</param>
    public static List<PlannedPack> Packs(IReadOnlyList<Sample> samples, int groupSize, int packTokens, Random? random)
    {
        var groups = new List<Sample[]>();
        foreach (var bucket in samples.GroupBy(sample => sample.Prefix, PrefixComparer.Instance))
        {
            var shuffled = bucket.ToArray();
            random?.Shuffle(shuffled);
            groups.AddRange(Split(shuffled));
        }

        if (random is not null) random.Shuffle(CollectionsMarshal.AsSpan(groups));
        var packs = new List<PlannedPack>();
        var builder = TokenPack.NewBuilder();
        var packed = ImmutableArray.CreateBuilder<Sample>();
        foreach (var group in groups)
        {
            if (packed.Count > 0 && builder.Tokens + Tokens(group) > packTokens) Close();
            var prefix = builder.AddPrefix(group[0].Prefix);
            foreach (var sample in group)
            {
                builder.Continue(prefix, sample.Prompt, sample.Answer);
                packed.Add(sample);
            }
        }

        if (packed.Count > 0) Close();
        return packs;

        void Close()
        {
            packs.Add(new PlannedPack(builder.Build(), packed.ToImmutable()));
            builder = TokenPack.NewBuilder();
            packed.Clear();
        }

        IEnumerable<Sample[]> Split(Sample[] bucket)
        {
            for (var start = 0; start < bucket.Length;)
            {
                var count = 1;
                var tokens = bucket[start].Prefix.Length + bucket[start].Own;
                while (count < groupSize && start + count < bucket.Length && tokens + bucket[start + count].Own <= packTokens) tokens += bucket[start + count++].Own;
                yield return bucket[start..(start + count)];
                start += count;
            }
        }
    }

    /// <summary>Steps of at least so many tokens; the last one may have fewer.</summary>
    public static List<PlannedPack[]> Steps(IEnumerable<PlannedPack> packs, int stepTokens)
    {
        var steps = new List<PlannedPack[]>();
        var step = new List<PlannedPack>();
        foreach (var pack in packs)
        {
            step.Add(pack);
            if (step.Sum(part => part.Tokens.Tokens.Length) < stepTokens) continue;
            steps.Add([.. step]);
            step.Clear();
        }

        if (step.Count > 0) steps.Add([.. step]);
        return steps;
    }

    private static int Tokens(Sample[] group) => group[0].Prefix.Length + group.Sum(sample => sample.Own);
}

/// <summary>Prefixes with the same tokens are the same.</summary>
internal sealed class PrefixComparer : IEqualityComparer<ImmutableArray<int>>
{
    public static PrefixComparer Instance { get; } = new();

    public bool Equals(ImmutableArray<int> left, ImmutableArray<int> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    public int GetHashCode(ImmutableArray<int> prefix)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(prefix.AsSpan()));
        return hash.ToHashCode();
    }
}
