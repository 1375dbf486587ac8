using RecOrleans.Client.Tests.Hosting;
using RecOrleans.Feeds;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class EventTests(LiveGateway gateway)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Events_ACommand_DeliversCommandPreferencesAndFeed()
    {
        var user = gateway.NewUser();
        using var reader = await Open(user);
        await gateway.Http.Say(user, "no horror");

        var seen = new Dictionary<string, string>();
        while (seen.Count < 3 && await Line(reader) is { } line)
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                seen[line[7..]] = (await Line(reader))!;

        Assert.Equal(["command", "feed", "preferences"], seen.Keys.Order());
        Assert.Contains("\"catalog\":\"movies\"", seen["feed"], StringComparison.Ordinal);
        Assert.Contains("\"status\":\"applied\"", seen["command"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_AnotherUsersCommand_DeliversNothing()
    {
        var (mine, other) = (gateway.NewUser(), gateway.NewUser());
        using var reader = await Open(mine);
        await gateway.Http.Say(other, "no horror");
        await gateway.Http.Say(mine, "more comedy");

        string? line;
        do line = await Line(reader);
        while (line is not null && !line.Contains("\"command\":{", StringComparison.Ordinal));
        Assert.Contains("more comedy", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_Quiet_SendsComments()
    {
        using var reader = await Open(gateway.NewUser());
        string? line;
        do line = await Line(reader);
        while (line is "" or null || line.StartsWith("retry", StringComparison.Ordinal));
        Assert.Equal(":", line);
    }

    [Fact]
    public async Task Events_ReaderLeaves_EndsTheSubscription()
    {
        var user = gateway.NewUser();
        var stream = Stream(user);
        var reader = await Open(user);
        Assert.Single(await stream.GetAllSubscriptionHandles());
        reader.Dispose();
        await Until(async () => (await stream.GetAllSubscriptionHandles()).Count == 0);
    }

    [Fact]
    public async Task Events_SubscriptionLost_IsMadeAnewAndCatchesUp()
    {
        var user = gateway.NewUser();
        var stream = Stream(user);
        using var reader = await Open(user);
        foreach (var handle in await stream.GetAllSubscriptionHandles()) await handle.UnsubscribeAsync();

        // Nothing was published, so this feed event can only be the making up for what may have been missed.
        string? line;
        do line = await Line(reader);
        while (line is not null && line != "event: feed");
        Assert.Single(await stream.GetAllSubscriptionHandles());
    }

    private Orleans.Streams.IAsyncStream<UserEvent> Stream(string user) =>
        gateway.Cluster.GetStreamProvider(StreamNames.Provider).GetStream<UserEvent>(StreamId.Create(StreamNames.Feeds, user));

    /// <summary>Opens the events and reads the greeting: from then on nothing is missed.</summary>
    private async Task<StreamReader> Open(string user)
    {
        var answer = await gateway.Http.GetAsync($"/v1/users/{user}/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(": connected", await Line(reader));
        return reader;
    }

    private static async Task<string?> Line(StreamReader reader) =>
        await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await condition()) await Task.Delay(20, limit.Token);
    }
}
