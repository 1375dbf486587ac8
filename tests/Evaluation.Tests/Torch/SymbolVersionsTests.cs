using System.Buffers.Binary;
using RecOrleans.Evaluation.Torch;

namespace RecOrleans.Evaluation.Tests.Torch;

public class SymbolVersionsTests
{
    private const int ElfHeader = 64;

    /// <summary>TorchSharp's library as it is delivered.</summary>
    private static byte[] Delivered
    {
        get
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && TorchRuntime.Folder("TorchSharpFolder") is not null, "There is no TorchSharp for Linux on x64 here.");
            return File.ReadAllBytes(TorchRuntime.File(TorchRuntime.Folder("TorchSharpFolder")!, "LibTorchSharp"));
        }
    }

    [Fact]
    public void Weaken_TheDeliveredLibrary_SetsOneFlagOfTheVersionAndNothingElse()
    {
        var delivered = Delivered;
        var weakened = delivered.ToArray();

        Assert.Equal(1, SymbolVersions.Weaken(weakened, TorchRuntime.MissingVersion));

        var changed = Enumerable.Range(0, delivered.Length).Where(at => delivered[at] != weakened[at]).ToList();
        var flags = Assert.Single(changed);
        Assert.Equal(0, BinaryPrimitives.ReadUInt16LittleEndian(delivered.AsSpan(flags)));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16LittleEndian(weakened.AsSpan(flags)));
        // The hash of the version's name stands before its flags.
        Assert.Equal(Hash(TorchRuntime.MissingVersion), BinaryPrimitives.ReadUInt32LittleEndian(delivered.AsSpan(flags - 4)));
    }

    [Fact]
    public void Weaken_AVersionThatIsNotNeeded_ChangesNothing()
    {
        var delivered = Delivered;
        var same = delivered.ToArray();

        Assert.Equal(0, SymbolVersions.Weaken(same, "GLIBCXX_3.4.3"));

        Assert.Equal(delivered, same);
    }

    [Fact]
    public void Weaken_ATruncatedLibrary_IsRefused() =>
        Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(Delivered.AsSpan(0, 100_000), TorchRuntime.MissingVersion)).Message, StringComparison.Ordinal);

    [Fact]
    public void Weaken_AnotherFile_IsRefused() =>
        Assert.Contains("ELF", Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(new byte[ElfHeader], TorchRuntime.MissingVersion)).Message, StringComparison.Ordinal);

    /// <summary>The hash of the System V ABI.</summary>
    private static uint Hash(string name) => name.Aggregate(0u, (hash, letter) =>
    {
        hash = (hash << 4) + letter;
        return (hash ^ ((hash & 0xf0000000) >> 24)) & 0x0fffffff;
    });
}
