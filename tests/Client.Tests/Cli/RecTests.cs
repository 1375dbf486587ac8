using System.Text.Json.Nodes;
using RecOrleans.Client.Api;
using RecOrleans.Client.Cli;
using RecOrleans.Client.Gateway;
using RecOrleans.Client.Tests.Gateway;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Cli;

public sealed class RecTests(LiveGateway gateway)
{
    [Fact]
    public async Task Feed_User_ShowsTitlesAndReasons()
    {
        var (code, output, _) = await Rec.Run("feed", "--url", gateway.Url, "--user", gateway.NewUser(), "--size", "2");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Alien", output, StringComparison.Ordinal);
        Assert.Contains("Airplane!", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Heat", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_NarrowTerminal_KeepsIdsWhole()
    {
        const string catalog = "long-ids";
        var ids = Enumerable.Range(0, 3).Select(n => $"an-item-id-as-long-as-ids-may-be:{n}".PadRight(Identifiers.MaxLength, 'x')).ToList();
        var client = new RecOrleansClient(gateway.Http);
        await client.ImportAsync(catalog, Lines(), TestContext.Current.CancellationToken);

        var (_, output, _) = await Rec.RunAt(12, "feed", "--url", gateway.Url, "--user", gateway.NewUser(), "-c", catalog, "--size", "2");

        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal(2, ids.Count(lines.Contains));
        Assert.All(output.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)), line => Assert.Equal(line.TrimEnd(), line));
        Assert.Matches(@"^more: --cursor \S+$", lines.Single(line => line.StartsWith("more:", StringComparison.Ordinal)));

        async IAsyncEnumerable<ImportLine> Lines()
        {
            await Task.Yield();
            yield return new ImportLine(Schema: SmallCatalogs.Fashion with { Catalog = catalog });
            foreach (var id in ids) yield return new ImportLine(Item: new ImportItem(id, "Coat", ItemFacets.Empty, null));
        }
    }

    [Fact]
    public async Task Feed_Json_IsTheContractsAnswer()
    {
        var (code, output, _) = await Rec.Run("feed", "--url", gateway.Url, "--user", gateway.NewUser(), "--json", "-c", "fashion");
        Assert.Equal(ExitCodes.Done, code);
        var feed = JsonNode.Parse(output)!;
        Assert.Equal("fashion", feed["catalog"]!.GetValue<string>());
        Assert.Equal("skirt", feed["items"]![0]!["facets"]!["category"]!.GetValue<string>());
    }

    [Fact]
    public async Task Say_Command_ShowsTheAnswerAndTheNewFeed()
    {
        var (code, output, _) = await Rec.Run("say", "no horror, more romance", "--url", gateway.Url, "--user", gateway.NewUser());
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("never genre horror", output, StringComparison.Ordinal);
        Assert.Contains("prefer genre romance", output, StringComparison.Ordinal);
        Assert.Contains("read by rules", output, StringComparison.Ordinal);
        Assert.Contains("Before Sunrise", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Alien", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_Refused_SaysWhyAndFails()
    {
        var (code, output, _) = await Rec.Run("say", "refuse", "--url", gateway.Url, "--user", gateway.NewUser());
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("Nothing changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_RevokeUndoClear_ChangeTheList()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        string[] where = ["--url", gateway.Url, "--user", user, "--json"];
        var listed = JsonNode.Parse((await Rec.Run(["preferences", .. where])).Output)!.AsArray();
        var id = Assert.Single(listed)!["id"]!.GetValue<string>();

        Assert.Equal("[]", (await Rec.Run(["preferences", "revoke", id, .. where])).Output.Trim());
        Assert.Single(JsonNode.Parse((await Rec.Run(["preferences", "undo", .. where])).Output)!.AsArray());
        Assert.Equal("[]", (await Rec.Run(["preferences", "clear", .. where])).Output.Trim());
    }

    [Fact]
    public async Task Policy_User_ShowsTheLines()
    {
        var (code, output, _) = await Rec.Run("policy", "--url", gateway.Url, "--user", gateway.NewUser());
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("2. Matcher: 60 % meaning", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interact_Seen_TakesTheItemOutOfTheFeed()
    {
        var user = gateway.NewUser();
        var (code, _, _) = await Rec.Run("interact", "m1", "seen", "--url", gateway.Url, "--user", user);
        Assert.Equal(ExitCodes.Done, code);
        Assert.DoesNotContain("Alien", (await Rec.Run("feed", "--url", gateway.Url, "--user", user)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ACommandElsewhere_ShowsTheEvents()
    {
        var user = gateway.NewUser();
        var stream = gateway.Cluster.GetStreamProvider(StreamNames.Provider).GetStream<RecOrleans.Feeds.UserEvent>(StreamId.Create(StreamNames.Feeds, user));
        var watching = Rec.Run("watch", "--url", gateway.Url, "--user", user, "--json", "--count", "3");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while ((await stream.GetAllSubscriptionHandles()).Count == 0) await Task.Delay(20, limit.Token);

        await gateway.Http.Say(user, "no horror");

        var (code, output, _) = await watching.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(["command", "feed", "preferences"], output.Trim().Split('\n').Select(line => JsonNode.Parse(line)!["kind"]!.GetValue<string>()).Order());
    }

    [Fact]
    public async Task Import_JsonLines_ServesThemAndReportsTheBadRow()
    {
        var file = Path.Combine(Path.GetTempPath(), $"pens-{Guid.NewGuid():N}.jsonl");
        await File.WriteAllLinesAsync(
            file,
            ["""{"id":"k1","title":"Fountain pen","colour":"black","price":30}""", """{"id":"k2","title":"Ballpoint","colour":"blue","price":2}""", "not json"],
            TestContext.Current.CancellationToken);
        try
        {
            var (code, output, errors) = await Rec.Run("import", file, "--catalog", "pens", "--url", gateway.Url);
            Assert.True(code == ExitCodes.Done, errors);
            Assert.Contains("pens version 1 is served: 2 items", output, StringComparison.Ordinal);
            Assert.Contains(":3:", output, StringComparison.Ordinal);
            Assert.Equal("Fountain pen", (await gateway.Http.GetJson("/v1/items/k1?catalog=pens"))["title"]!.GetValue<string>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Catalogs_DeleteOne_ListsTheRest()
    {
        await new RecOrleansClient(gateway.Http).ImportAsync("leftover", SmallCatalogs.Lines("leftover"), TestContext.Current.CancellationToken);
        Assert.Contains("leftover", (await Rec.Run("catalogs", "--url", gateway.Url)).Output, StringComparison.Ordinal);

        var (code, output, errors) = await Rec.Run("catalogs", "delete", "leftover", "--url", gateway.Url, "--json");

        Assert.True(code == ExitCodes.Done, errors);
        Assert.DoesNotContain("leftover", output, StringComparison.Ordinal);
        Assert.Equal("movies", JsonNode.Parse(output)![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Import_ShippedPackage_IsServedWhole()
    {
        var (code, output, errors) = await Rec.Run(
            "import", RecOrleans.Testing.Repository.Path("data", "fashion"), "--catalog", "shipped", "--url", gateway.Url, "--json");
        Assert.True(code == ExitCodes.Done, errors);
        var report = JsonNode.Parse(output)!;
        Assert.Equal("shipped", report["report"]!["catalog"]!.GetValue<string>());
        Assert.Equal(0, report["report"]!["rejected"]!.GetValue<int>());
        Assert.Empty(report["rejected"]!.AsArray());
        Assert.True(report["report"]!["items"]!.GetValue<int>() > 100);
    }

    [Fact]
    public async Task Import_NoSuchFile_SaysSo()
    {
        var (code, _, errors) = await Rec.Run("import", "/no/such/file.csv", "--url", gateway.Url);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("/no/such/file.csv", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed", "--size", "0")]
    [InlineData("feed", "--user", "a b")]
    [InlineData("interact", "m1", "stare")]
    [InlineData("preferences", "revoke", "none")]
    [InlineData("catalogs", "delete", "movies")]
    public async Task Refused_Call_SaysWhyOnOneLineAndFails(params string[] arguments)
    {
        var (code, _, errors) = await Rec.Run([.. arguments, "--url", gateway.Url]);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.StartsWith("rec: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("say", "no horror")]
    [InlineData("watch")]
    public async Task NoSilo_AnyCommand_SaysHowToStartOne(params string[] arguments)
    {
        // Port 9 (discard) is closed on any machine that runs tests.
        var (code, _, errors) = await Rec.Run([.. arguments, "--url", "http://127.0.0.1:9"]);
        Assert.Equal(ExitCodes.Unavailable, code);
        Assert.Contains("dotnet run --project Silo", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_UnreadableCluster_SaysWhatFits()
    {
        var (code, _, errors) = await Rec.Run("gateway", "--port", "0", "--cluster", "nowhere");
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("host:port", errors, StringComparison.Ordinal);
    }
}
