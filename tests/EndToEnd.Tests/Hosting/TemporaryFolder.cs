namespace RecOrleans.EndToEnd.Tests.Hosting;

/// <summary>A folder that is gone when the test is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recorleans-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
