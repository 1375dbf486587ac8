namespace RecOrleans.Storage.Tests;

/// <summary>Runs the tests; started by a test with <see cref="ChildProcess.Marker"/>, it plays another process on the same storage.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args is [ChildProcess.Marker, .. var rest]
        ? ChildProcess.RunAsync(rest)
        : Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
