using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Tests.Hosts;

public sealed class GgufFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}.gguf");

    [Fact]
    public void Validate_TheStudent_Passes() => GgufFile.Validate(StudentModel.Path);

    [Fact]
    public void Validate_NoFile_NamesThePathAndTheSetting()
    {
        var error = Assert.Throws<ModelLoadException>(() => GgufFile.Validate(_path));

        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Language:ModelPath", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AFolder_IsRefused() =>
        Assert.Throws<ModelLoadException>(() => GgufFile.Validate(Path.GetTempPath()));

    [Theory]
    [InlineData(0, "ends inside its head")]
    [InlineData(3, "ends inside its head")]
    [InlineData(20, "ends inside its head")]
    [InlineData(100_000, "")]
    [InlineData(1_000_000, "its head asks for")]
    [InlineData(-1, "its head asks for")]
    public void Validate_CutShort_IsRefused(int length, string expected)
    {
        using (var model = File.OpenRead(StudentModel.Path))
        using (var copy = File.Create(_path))
        {
            model.CopyTo(copy);
            copy.SetLength(length < 0 ? model.Length + length : length);
        }

        var error = Assert.Throws<ModelLoadException>(() => GgufFile.Validate(_path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AnotherKindOfFile_IsRefused()
    {
        File.WriteAllText(_path, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 75782176\n");

        var error = Assert.Throws<ModelLoadException>(() => GgufFile.Validate(_path));

        Assert.Contains("does not start with GGUF", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_RandomlyBrokenHead_NeverThrowsAnythingElse()
    {
        var head = new byte[1 << 16];
        using (var model = File.OpenRead(StudentModel.Path)) model.ReadExactly(head);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var broken = (byte[])head.Clone();
            for (var change = 0; change < 8; change++) broken[random.Next(round % 2 == 0 ? 512 : broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_path, broken);

            // 64 KB can hold no whole model, whatever the head says.
            Assert.Throws<ModelLoadException>(() => GgufFile.Validate(_path));
        }
    }

    public void Dispose() => File.Delete(_path);
}
