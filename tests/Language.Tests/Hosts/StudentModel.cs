using Microsoft.Extensions.Logging.Abstractions;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Tests.Hosts;
using RecOrleans.Testing;

[assembly: AssemblyFixture(typeof(StudentModel))]

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>The shipped student, loaded once for all tests.</summary>
public sealed class StudentModel : IDisposable
{
    public StudentModel()
    {
        Host = LLamaHost.Load(new LLamaHostOptions { ModelPath = Path }, TimeProvider.System, NullLogger.Instance);
        Client = new LLamaChatClient(Host, useTemplate: false);
    }

    public static string Path { get; } = Repository.Path("models", "student", "student-q4_0.gguf");

    internal LLamaHost Host { get; }

    internal LLamaChatClient Client { get; }

    public void Dispose() => Client.Dispose();
}
