using System.Collections.Immutable;

namespace RecOrleans.Training.Distillation;

/// <summary>An example in tokens.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Prefix">The catalogue's line; samples of the same line share the array.</param>
/// <param name="Prompt">The rest of the prompt.</param>
/// <param name="Answer">With the end token.</param>
internal sealed record Sample(string Id, ImmutableArray<int> Prefix, ImmutableArray<int> Prompt, ImmutableArray<int> Answer)
{
    /// <summary>Tokens that go through the model beside the prefix.</summary>
    public int Own => Prompt.Length + Answer.Length - 1;
}
