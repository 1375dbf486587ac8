using System.Threading.Channels;
using Orleans.Streams;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;

namespace RecOrleans.Grains.Tests.Users;

public class UserEventTests(FeedCluster cluster)
{
    [Fact(Timeout = 60_000)]
    public async Task Apply_ChangedMemory_TellsCommandPreferencesAndFeed()
    {
        cluster.Parser.On("tell me of drama", Edits.Like("genre", "drama", "tell me of drama"));
        var user = cluster.User();
        var events = Channel.CreateUnbounded<UserEvent>();
        await cluster.Running.Client.GetStreamProvider(StreamNames.Provider)
            .GetStream<UserEvent>(StreamId.Create(StreamNames.Feeds, user.GetPrimaryKeyString()))
            .SubscribeAsync((message, _) => events.Writer.WriteAsync(message).AsTask());

        await user.Submit(new SubmitCommand { Text = "tell me of drama", CommandId = "c" });

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var seen = new List<UserEvent>();
        while (seen.Count < 3) seen.Add(await events.Reader.ReadAsync(limit.Token));
        Assert.Equal([UserEventKind.Command, UserEventKind.Preferences, UserEventKind.Feed], seen.Select(message => message.Kind));
        Assert.Equal(CommandState.Applied, seen[0].Command!.Status);
        Assert.All(seen, message => Assert.Equal(2, message.PolicyVersion));
    }
}
