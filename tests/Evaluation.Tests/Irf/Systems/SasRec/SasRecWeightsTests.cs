using RecOrleans.Evaluation.Irf.Systems.SasRec;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

public sealed class SasRecWeightsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sasrec").FullName;

    private string Path => System.IO.Path.Combine(_folder, "fashion.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_Load_GivesTheSameModel()
    {
        var saved = TinySasRec.Random(seed: 1);
        saved.Save(Path);

        var loaded = SasRecWeights.Load(Path);

        Assert.Equal((saved.Dataset, saved.Fingerprint), (loaded.Dataset, loaded.Fingerprint));
        Assert.Equal(saved.Tensors.Keys.Order(StringComparer.Ordinal), loaded.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.All(saved.Tensors, tensor =>
        {
            Assert.Equal(tensor.Value.Shape, loaded.Tensors[tensor.Key].Shape);
            Assert.Equal(tensor.Value.Values, loaded.Tensors[tensor.Key].Values);
        });
    }

    [Fact]
    public void Load_NoFile_SaysHowToMakeIt() =>
        Assert.Contains("sasrec --dataset fashion", Assert.Throws<FileNotFoundException>(() => SasRecWeights.Load(Path)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(-1)]
    public void Load_ATruncatedFile_IsRefused(int length)
    {
        TinySasRec.Random(seed: 1).Save(Path);
        var bytes = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, bytes[..(length < 0 ? bytes.Length + length : length)]);

        Assert.Contains(Path, Assert.Throws<InvalidDataException>(() => SasRecWeights.Load(Path)).Message, StringComparison.Ordinal);
    }
}
