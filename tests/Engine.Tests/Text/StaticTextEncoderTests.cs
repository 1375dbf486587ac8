using System.Numerics.Tensors;
using System.Text.Json;
using RecOrleans.Engine.Text;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests.Text;

public class StaticTextEncoderTests
{
    private static readonly string Folder = Repository.Path("models", "text-encoder");

    private static readonly StaticTextEncoder Encoder = StaticTextEncoder.Load(Folder);

    [Fact]
    public void Encode_GoldenTexts_GiveGoldenIdsAndVectors()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "golden.jsonl"));
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var golden = JsonSerializer.Deserialize<Golden>(line, Json.Options)!;
            Assert.Equal(golden.Ids, Encoder.Tokenise(golden.Text));
            var vector = Encode(golden.Text);
            for (var i = 0; i < vector.Length; i++) Assert.Equal(golden.Vector[i], vector[i], 2e-5f);
        }
    }

    [Fact]
    public void Encode_Accents_CountAsPlainLetters() => Assert.Equal(Encoder.Tokenise("Amelie, café"), Encoder.Tokenise("Amélie, CAFÉ"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Encode_Nothing_GivesZeros(string text) => Assert.All(Encode(text), value => Assert.Equal(0, value));

    [Fact]
    public void Encode_RelatedPhrases_AreNearerThanUnrelatedOnes() =>
        Assert.True(Similarity("feel-good", "uplifting") > Similarity("feel-good", "gore") + 0.2f);

    [Fact]
    public void Encode_BufferOfAnotherLength_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Encoder.Encode("x", new float[3]));

    [Theory]
    [InlineData("static256.bin")]
    [InlineData("vocab.txt")]
    public void Load_MissingFile_NamesIt(string missing)
    {
        using var copy = new Copy();
        File.Delete(Path.Combine(copy.Folder, missing));

        Assert.Contains(missing, Assert.Throws<FileNotFoundException>(() => StaticTextEncoder.Load(copy.Folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(100_000)]
    public void Load_TruncatedTable_SaysSo(int length)
    {
        using var copy = new Copy();
        using (var file = File.OpenWrite(Path.Combine(copy.Folder, "static256.bin"))) file.SetLength(length);

        Assert.Contains("static256.bin", Assert.Throws<InvalidDataException>(() => StaticTextEncoder.Load(copy.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_VocabularyOfAnotherModel_SaysSo()
    {
        using var copy = new Copy();
        File.AppendAllText(Path.Combine(copy.Folder, "vocab.txt"), "another\n");

        Assert.Contains("belong together", Assert.Throws<InvalidDataException>(() => StaticTextEncoder.Load(copy.Folder)).Message, StringComparison.Ordinal);
    }

    private static float Similarity(string a, string b) => TensorPrimitives.Dot<float>(Encode(a), Encode(b));

    private static float[] Encode(string text)
    {
        var vector = new float[Encoder.Dimensions];
        Encoder.Encode(text, vector);
        return vector;
    }

    private sealed record Golden(string Text, int[] Ids, float[] Vector);

    private sealed class Copy : IDisposable
    {
        public Copy()
        {
            foreach (var file in new[] { "static256.bin", "vocab.txt" })
                File.Copy(Path.Combine(StaticTextEncoderTests.Folder, file), Path.Combine(Folder, file));
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("encoder-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
