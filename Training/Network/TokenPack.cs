using System.Collections.Immutable;

namespace RecOrleans.Training.Network;

/// <summary>One run of a pack's tokens: a prefix, or what follows one.</summary>
/// <param name="Prefix">Index of the segment that it continues, or -1.</param>
/// <param name="Length">Tokens.</param>
/// <param name="Wanted">How many of its last tokens the output layer looks at; 0 for a prefix.</param>
public readonly record struct Segment(int Prefix, int Length, int Wanted);

/// <summary>
/// Sequences end to end, without padding, and each prefix that several of them share only once. What is computed token by token (all maps and norms)
/// runs over the whole pack; attention runs segment by segment, where a segment sees its prefix and itself.
/// </summary>
/// <param name="Tokens">Of all segments, one after the other.</param>
/// <param name="Targets">The tokens that the wanted places should predict, in the order of the pack.</param>
/// <param name="Segments">In the order of the tokens; a prefix stands before those that continue it.</param>
public sealed record TokenPack(ImmutableArray<int> Tokens, ImmutableArray<int> Targets, ImmutableArray<Segment> Segments)
{
    public static Builder NewBuilder() => new();

    public sealed class Builder
    {
        private readonly ImmutableArray<int>.Builder _tokens = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<int>.Builder _targets = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();

        public int Tokens => _tokens.Count;

        /// <returns>What <see cref="Continue"/> calls it.</returns>
        public int AddPrefix(ImmutableArray<int> tokens)
        {
            _tokens.AddRange(tokens);
            _segments.Add(new Segment(-1, tokens.Length, 0));
            return _segments.Count - 1;
        }

        /// <summary>Adds a prompt's own part with its answer; the answer's last token is predicted only.</summary>
        public void Continue(int prefix, ImmutableArray<int> prompt, ImmutableArray<int> answer)
        {
            _tokens.AddRange(prompt);
            _tokens.AddRange(answer[..^1]);
            _targets.AddRange(answer);
            _segments.Add(new Segment(prefix, prompt.Length + answer.Length - 1, answer.Length));
        }

        public TokenPack Build() => new(_tokens.ToImmutable(), _targets.ToImmutable(), _segments.ToImmutable());
    }
}
