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

    [DllImport("libc", EntryPoint = "getenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr GetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
