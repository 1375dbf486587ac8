using RecOrleans.Training.Gguf;

namespace RecOrleans.Training.Tests.Gguf;

public class BlocksTests
{
    /// <summary>A step is the largest number over the steps on its side; the scale itself is rounded to 16 bits.</summary>
    [Theory]
    [InlineData(GgufType.Q8_0, 127)]
    [InlineData(GgufType.Q5_0, 16)]
    [InlineData(GgufType.Q4_0, 8)]
    public void Quantise_AndBack_ErrsByAStepAtMost(GgufType type, int steps)
    {
        var random = new Random(1);
        var numbers = Enumerable.Range(0, 64 * Blocks.Length).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var read = RoundTrip(type, numbers);

        for (var block = 0; block < 64; block++)
        {
            var largest = numbers.Skip(block * Blocks.Length).Take(Blocks.Length).Max(MathF.Abs);
            for (var at = block * Blocks.Length; at < (block + 1) * Blocks.Length; at++)
                // Numbers at the short end of the range are cut off there: a whole step.
                Assert.InRange(MathF.Abs(numbers[at] - read[at]), 0, largest / steps * (type is GgufType.Q8_0 ? 0.55f : 1.01f));
        }
    }

    [Theory]
    [InlineData(GgufType.Q8_0)]
    [InlineData(GgufType.Q5_0)]
    [InlineData(GgufType.Q4_0)]
    [InlineData(GgufType.F16)]
    [InlineData(GgufType.F32)]
    public void Quantise_WhatWasQuantised_ChangesNothing(GgufType type)
    {
        var random = new Random(2);
        var once = RoundTrip(type, [.. Enumerable.Range(0, 32 * Blocks.Length).Select(_ => (float)(random.NextDouble() - 0.5))]);
        var twice = RoundTrip(type, once);

        for (var at = 0; at < once.Length; at++) Assert.Equal(once[at], twice[at], 2e-4f);
    }

    /// <summary>Worked by hand from ggml's definition: d = 1, m = -2, halves of byte 0 are 3 and 5.</summary>
    [Fact]
    public void Dequantise_Q4_1_AddsTheLeast()
    {
        var block = new byte[20];
        (block[1], block[3], block[4]) = (0x3c, 0xc0, 0x53);
        var numbers = new float[Blocks.Length];

        Blocks.Dequantise(GgufType.Q4_1, block, numbers);

        Assert.Equal((1f, 3f, -2f), (numbers[0], numbers[16], numbers[1]));
    }

    [Fact]
    public void Bytes_NoWholeBlocks_IsRefused() => Assert.Throws<InvalidDataException>(() => Blocks.Bytes(GgufType.Q4_0, 33));

    private static float[] RoundTrip(GgufType type, float[] numbers)
    {
        var data = new byte[Blocks.Bytes(type, numbers.Length)];
        Blocks.Quantise(type, numbers, data);
        var read = new float[numbers.Length];
        Blocks.Dequantise(type, data, read);
        return read;
    }
}
