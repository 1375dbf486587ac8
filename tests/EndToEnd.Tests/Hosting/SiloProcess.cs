using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RecOrleans.Client;

namespace RecOrleans.EndToEnd.Tests.Hosting;

/// <summary>The product as a process of its own, on ports and a data folder of its own.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private SiloProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        Client = new RecOrleansClient(Http);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public RecOrleansClient Client { get; }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts a silo and waits until it serves feeds and commands.</summary>
    public static Task<SiloProcess> Start(string folder, params string[] settings) => Start(folder, new Dictionary<string, string>(), settings);

    /// <inheritdoc cref="Start(string, string[])"/>
    public static async Task<SiloProcess> Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] settings)
    {
        var silo = Launch(folder, environment, settings);
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            if (silo._process.HasExited) throw new InvalidOperationException($"The silo ended with {silo._process.ExitCode}:\n{silo.Output}");
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                using var answer = await silo.Http.GetAsync("/health/ready", limit.Token);
                if (answer.IsSuccessStatusCode) return silo;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>Starts a silo that is expected to give up, and returns what it said and its exit code.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEnd(string folder, params string[] settings)
    {
        await using var silo = Launch(folder, new Dictionary<string, string>(), settings);
        using var limit = new CancellationTokenSource(StartLimit);
        await silo._process.WaitForExitAsync(limit.Token);
        return (silo._process.ExitCode, silo.Output);
    }

    /// <summary>SIGKILL: no chance to write anything.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static SiloProcess Launch(string folder, IReadOnlyDictionary<string, string> environment, string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "RecOrleans.Silo.dll"), $"--Urls={address}", $"--Storage:Path={Path.Combine(folder, "recorleans.db")}",
            $"--Storage:SiloPort={FreePort()}", $"--Storage:GatewayPort={FreePort()}", .. settings,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var silo = new SiloProcess(process, address);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return silo;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }
}
