using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Grains.Users;

namespace RecOrleans.Grains.Tests.Users;

public class InboxTests
{
    [Fact]
    public void OldestPending_SomeHandled_IsTheFirstThatWaits()
    {
        ImmutableArray<InboxEntry> inbox = [Entry("a", CommandState.Applied), Entry("b", CommandState.Accepted), Entry("c", CommandState.Accepted)];

        Assert.Equal("b", inbox.OldestPending()!.Status.CommandId);
        Assert.Equal(2, inbox.Pending());
    }

    [Fact]
    public void Complete_MoreHandledThanKept_LetsTheOldestHandledGoAndNoneThatWaits()
    {
        ImmutableArray<InboxEntry> inbox =
            [Entry("waits", CommandState.Accepted), Entry("old", CommandState.Applied), Entry("refused", CommandState.Refused), Entry("new", CommandState.Accepted)];

        var after = inbox.Complete(inbox[3].Status with { Status = CommandState.Applied }, keep: 2);

        Assert.Equal(["waits", "refused", "new"], after.Select(entry => entry.Status.CommandId));
        Assert.Equal(CommandState.Applied, after[2].Status.Status);
        Assert.Empty(after[2].Feed);
    }

    private static InboxEntry Entry(string id, CommandState state) => new(
        new CommandStatus { CommandId = id, Status = state, Catalog = "movies", Text = "something light", At = DateTimeOffset.UnixEpoch }, ["item-1"]);
}
