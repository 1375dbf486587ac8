using System.Runtime.InteropServices;
using RecOrleans.Evaluation.Torch;
using TorchSharp;

namespace RecOrleans.Evaluation.Tests.Torch;

[Collection(TorchCollection.Name)]
public class TorchRuntimeTests
{
    [Fact]
    public void Prepare_WhereThereIsABuild_TorchAddsTensors()
    {
        Assert.SkipUnless(TorchRuntime.Folder("TorchFolder") is not null, "There is no libtorch for this system.");

        TorchRuntime.Prepare();
        TorchRuntime.Prepare();

        using var sum = torch.tensor(new[] { 1f, 2f }) + torch.tensor(new[] { 10f, 20f });
        Assert.Equal([11f, 22f], sum.data<float>().ToArray());
    }

    [Fact]
    public void Prepare_OnLinux_ThreadsWaitPassively()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && TorchRuntime.Folder("TorchFolder") is not null, "There is no libtorch for Linux on x64 here.");
        var wished = Environment.GetEnvironmentVariable("OMP_WAIT_POLICY");

        TorchRuntime.Prepare();

        // What native code sees, in contrast to what .NET remembers of the start.
        Assert.Equal(wished ?? "passive", Marshal.PtrToStringUTF8(GetEnvironment("OMP_WAIT_POLICY")));
    }

    [Fact]
    public void Keep_AFolderThatRefuses_TakesTheNextAndOtherwiseSaysTheWayOut()
    {
        var folder = Directory.CreateTempSubdirectory("torch").FullName;
        try
        {
            // A file stands where the folder would be made.
            var (refusing, open) = (Path.Combine(folder, "refusing"), Path.Combine(folder, "open"));
            Directory.CreateDirectory(refusing);
            File.WriteAllText(Path.Combine(refusing, "RecOrleans.Torch"), "");

            foreach (byte[] library in (byte[][])[[1, 2], [1, 2], [3]])
                Assert.Equal(library, File.ReadAllBytes(TorchRuntime.Keep(library, "library.so", [refusing, open])));
            Assert.Equal(["library.so"], Directory.GetFiles(Path.Combine(open, "RecOrleans.Torch")).Select(Path.GetFileName));

            Assert.Contains("install libstdc++6", Assert.Throws<IOException>(() => TorchRuntime.Keep([1], "library.so", [refusing, ""])).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [DllImport("libc", EntryPoint = "getenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr GetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
