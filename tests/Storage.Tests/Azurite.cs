using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Data.Tables;
using RecOrleans.Testing;

namespace RecOrleans.Storage.Tests;

/// <summary>
/// An emulator of Azure Tables for all tests of the assembly: the one that RECORLEANS_AZURITE names (a connection string, or the table endpoint), else
/// one that is started here from <c>azurite-table</c> (on PATH, or in a node_modules folder of the repository or of RECORLEANS_NODE). Without either,
/// the tests that need it are skipped.
/// </summary>
public sealed class Azurite : IDisposable
{
    private const string Account = "devstoreaccount1";

    // The emulator's account and key are public and the same everywhere.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<string?>> _connectionString;
    private Process? _process;

    public Azurite() => _connectionString = new Lazy<Task<string?>>(FindAsync);

    /// <summary>The connection string; starts the emulator on first use, and skips the test where there is none.</summary>
    public async Task<string> RequireAsync()
    {
        var connectionString = await _connectionString.Value;
        Assert.SkipWhen(
            connectionString is null,
            "No Azurite: set RECORLEANS_AZURITE to a connection string or a table endpoint, or put azurite-table (npm install azurite) on PATH.");
        return connectionString!;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("RECORLEANS_AZURITE") is { Length: > 0 } named)
            return named.StartsWith("http", StringComparison.Ordinal) ? ConnectionString(named) : named;
        return FindProgram() is { } program ? await StartAsync(program) : null;
    }

    private async Task<string> StartAsync(string program)
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        string[] arguments =
        [
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--location", _folder.Path, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ];
        _process = Process.Start(program, arguments);
        var connectionString = ConnectionString($"http://127.0.0.1:{port}");
        // It says nothing when it is ready; the client's own retries wait for its first answer.
        var patient = new TableClientOptions { Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromSeconds(0.5), MaxRetries = 120 } };
        await new TableServiceClient(connectionString, patient).GetPropertiesAsync();
        return connectionString;
    }

    private static string ConnectionString(string endpoint)
    {
        var address = endpoint.TrimEnd('/');
        if (!address.EndsWith(Account, StringComparison.Ordinal)) address += $"/{Account}";
        return $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={address};";
    }

    private static string? FindProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append(Repository.Path("node_modules", ".bin"))
            .Append(Path.Combine(Environment.GetEnvironmentVariable("RECORLEANS_NODE") ?? "", "node_modules", ".bin"));
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, "azurite-table")).FirstOrDefault(File.Exists);
    }
}
