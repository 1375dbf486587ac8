using RecOrleans.Client.Api;
using RecOrleans.Commands;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.Start;

/// <summary>What a silo does when something it needs is missing or broken.</summary>
public class SiloStartTests
{
    [Theory(Timeout = 300_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_ModelMissingOrTruncated_RulesAnswerAndSayWhy(bool truncated)
    {
        using var folder = new TemporaryFolder();
        var model = Path.Combine(folder.Path, "model.gguf");
        if (truncated)
        {
            await using var whole = File.OpenRead(Repository.Path("models", "student", "student-q4_0.gguf"));
            await using var part = File.Create(model);
            var head = new byte[1_000_000];
            await whole.ReadExactlyAsync(head);
            await part.WriteAsync(head);
        }

        await using var silo = await SiloProcess.Start(folder.Path, $"--Language:ModelPath={model}");
        var status = await silo.Client.SayAsync("ann", new CommandBody("no horror"), TimeSpan.FromSeconds(60));

        Assert.Equal((CommandState.Applied, "rules"), (status.Status, status.AnsweredBy));
        Assert.Contains("model.gguf", status.FallbackReason, StringComparison.Ordinal);
        var feed = await silo.Client.GetFeedAsync("ann");
        Assert.NotEmpty(feed.Items);
        var metrics = await silo.Http.GetStringAsync("/metrics");
        Assert.Contains("fallback", metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 300_000)]
    public async Task Start_ModelIsNotAModel_RulesAnswer()
    {
        using var folder = new TemporaryFolder();
        var model = Path.Combine(folder.Path, "model.gguf");
        await File.WriteAllTextAsync(model, "<html>404</html>");

        await using var silo = await SiloProcess.Start(folder.Path, $"--Language:ModelPath={model}");
        var status = await silo.Client.SayAsync("ann", new CommandBody("only comedies"), TimeSpan.FromSeconds(60));

        Assert.Equal("rules", status.AnsweredBy);
        Assert.NotNull(status.FallbackReason);
    }

    /// <summary>A libgomp that is no library, first on the loader's path, stands for one that is not installed. A process keeps a failed load, hence one of its own.</summary>
    [Fact(Timeout = 300_000)]
    public async Task Start_NativeLibraryDoesNotLoad_RulesAnswerAndNameWhatIsMissing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux does llama.cpp's library need libgomp.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "libgomp.so.1"), "no library");

        await using var silo = await SiloProcess.Start(folder.Path, new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = folder.Path });
        var status = await silo.Client.SayAsync("ann", new CommandBody("no horror"), TimeSpan.FromSeconds(60));
        var feed = await silo.Client.GetFeedAsync("ann");
        var metrics = await silo.Http.GetStringAsync("/metrics");

        Assert.Equal((CommandState.Applied, "rules"), (status.Status, status.AnsweredBy));
        Assert.All(
            ["llama.cpp's native library does not load", "libgomp.so.1", "apt-get install libgomp1", "Language:Host"],
            part => Assert.Contains(part, status.FallbackReason, StringComparison.Ordinal));
        Assert.NotEmpty(feed.Items);
        Assert.Matches("""recorleans_language_fallbacks\w*\{[^}]*reason="load"[^}]*\} 1\b""", metrics);
        Assert.Matches("RecOrleans is ready: .* \\(commands read by the rules, because student cannot run: llama.cpp's native library does not load", silo.Output);
    }

    [Fact(Timeout = 300_000)]
    public async Task Start_StorageCannotBeWritten_EndsWithOneClearLine()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "");

        var (exit, output) = await SiloProcess.RunToEnd(folder.Path, $"--Storage:Path={Path.Combine(file, "recorleans.db")}");

        Assert.NotEqual(0, exit);
        Assert.Contains("Storage:Path", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Start_SettingOutOfRange_EndsAndNamesTheSetting()
    {
        using var folder = new TemporaryFolder();

        var (exit, output) = await SiloProcess.RunToEnd(folder.Path, "--Grains:Shards=0");

        Assert.NotEqual(0, exit);
        Assert.Contains("Grains:Shards", output, StringComparison.Ordinal);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("Storage:Provider", "Foo", "Sqlite or Memory or AzureTables")]
    [InlineData("Storage:SiloPort", "x", "a whole number")]
    [InlineData("Gateway:MaxWait", "soon", "00:00:30")]
    [InlineData("Dashboard:Enabled", "perhaps", "true or false")]
    public async Task Start_SettingUnreadable_EndsWithOneLineThatSaysWhatFits(string setting, string value, string fits)
    {
        using var folder = new TemporaryFolder();

        var (exit, output) = await SiloProcess.RunToEnd(folder.Path, $"--{setting}={value}");

        Assert.Equal(1, exit);
        var line = Assert.Single(output.Trim().Split('\n'));
        Assert.Contains($"{setting} is '{value}'", line, StringComparison.Ordinal);
        Assert.Contains(fits, line, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Start_BesideASiloWhosePortsOrFileItWouldShare_EndsWithOneLineThatNamesThem()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var (siloPort, gatewayPort) = (SiloProcess.FreePort(), SiloProcess.FreePort());
        await using var first = await SiloProcess.Start(folder.Path, "--Language:Host=rules", $"--Storage:SiloPort={siloPort}", $"--Storage:GatewayPort={gatewayPort}");

        await AssertRefused($"--Urls={first.Address}", first.Address.GetLeftPart(UriPartial.Authority));
        await AssertRefused($"--Storage:SiloPort={siloPort}", $"Storage:SiloPort {siloPort}");
        await AssertRefused($"--Storage:GatewayPort={gatewayPort}", $"Storage:GatewayPort {gatewayPort}");
        await AssertRefused($"--Storage:Path={Path.Combine(folder.Path, "recorleans.db")}", "which another silo uses");

        Assert.NotEmpty((await first.Client.GetFeedAsync("ann")).Items);

        async Task AssertRefused(string shared, string named)
        {
            var (exit, output) = await SiloProcess.RunToEnd(other.Path, shared);

            Assert.Equal(1, exit);
            var line = Assert.Single(output.Trim().Split('\n'));
            Assert.StartsWith("RecOrleans cannot start: ", line, StringComparison.Ordinal);
            Assert.All([named, "Storage:SiloPort", "Storage:GatewayPort", "Storage:Path", "Urls"], part => Assert.Contains(part, line, StringComparison.Ordinal));
        }
    }

    [Theory(Timeout = 300_000)]
    [InlineData("recorleans.db")]
    [InlineData("recorleans.catalogs.db")]
    public async Task Start_StorageFileIsDamaged_EndsWithOneLineThatNamesIt(string name)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(file, "garbage");

        var (exit, output) = await SiloProcess.RunToEnd(folder.Path);

        Assert.Equal(1, exit);
        var line = Assert.Single(output.Trim().Split('\n'));
        Assert.StartsWith($"RecOrleans cannot start: Storage:Path leads to '{file}'. ", line, StringComparison.Ordinal);
        Assert.Contains("damaged", line, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Start_SecondTime_KeepsUsersAndDoesNotImportAgain()
    {
        using var folder = new TemporaryFolder();
        await using (var silo = await SiloProcess.Start(folder.Path, "--Language:Host=rules"))
        {
            await silo.Client.SayAsync("ann", new CommandBody("no horror"), TimeSpan.FromSeconds(60));
            Assert.Contains("imported", silo.Output, StringComparison.Ordinal);
        }

        await using var again = await SiloProcess.Start(folder.Path, "--Language:Host=rules");

        Assert.DoesNotContain("imported", again.Output, StringComparison.Ordinal);
        Assert.Single(await again.Client.GetPreferencesAsync("ann"));
    }
}
