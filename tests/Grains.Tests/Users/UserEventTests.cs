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
        var events = await cluster.Listen(user);

        await user.Submit(new SubmitCommand { Text = "tell me of drama", CommandId = "c" });

        var seen = await events.Next(3);
        Assert.Equal([UserEventKind.Command, UserEventKind.Preferences, UserEventKind.Feed], seen.Select(message => message.Kind));
        Assert.Equal(CommandState.Applied, seen[0].Command!.Status);
        Assert.All(seen, message => Assert.Equal(2, message.PolicyVersion));
    }
}
