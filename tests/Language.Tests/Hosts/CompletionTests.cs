using System.Collections.Immutable;
using LLama.Native;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Tests.Hosts;

public sealed class CompletionTests
{
    [Fact]
    public void NextPiece_WhateverTheRoom_KeepsToPartsAndTiles()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var completion = Some(random);
            var done = 0;
            while (done < completion.Prompt.Length)
            {
                Assert.True(completion.CanGoOnFrom(done), $"{done} of {completion.Prompt.Length}, cuts {string.Join(' ', completion.Cuts)}");
                var end = completion.Cuts.Append(completion.Prompt.Length).First(cut => cut > done);
                var room = random.Next(0, 600);
                var count = completion.NextPiece(done, room);

                Assert.InRange(count, 0, Math.Min(end - done, room < Completion.Tile ? room : room + Completion.Tile - 1));
                if (count > 0 && done + count < end) Assert.True(count % Completion.Tile == 0 && end - done - count >= Completion.Tile);
                if (room >= Completion.Tile) Assert.True(count > 0, "With room for a tile there is always something to evaluate.");
                done += count;
            }
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(64, true)]
    [InlineData(128, false)]
    [InlineData(150, true)]
    [InlineData(192, false)]
    [InlineData(200, true)]
    [InlineData(210, false)]
    public void CanGoOnFrom_OnlyWhereAnEvaluationMayStop(int done, bool expected) =>
        Assert.Equal(expected, Of(220, [150, 200]).CanGoOnFrom(done));

    private static Completion Some(Random random)
    {
        var length = random.Next(1, 900);
        return Of(length, [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(1, length + 1)).Where(cut => cut < length).Distinct().Order()]);
    }

    private static Completion Of(int length, ImmutableArray<int> cuts) => new([.. Enumerable.Range(0, length).Select(token => (LLamaToken)token)], cuts, 8, null);
}
