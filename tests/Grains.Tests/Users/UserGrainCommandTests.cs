using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Prompts;
using RecOrleans.Preferences;
using static RecOrleans.Grains.Tests.Cluster.Edits;

namespace RecOrleans.Grains.Tests.Users;

/// <summary>The language path through a two-silo cluster, with the parser's answers written by the test.</summary>
[Collection(ClockCollection.Name)]
public class UserGrainCommandTests(FeedCluster cluster)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact(Timeout = 60_000)]
    public async Task Submit_HardDislike_ChangesTheFeedForGood()
    {
        cluster.Parser.On("no horror", Dislike("genre", "horror", "no horror"));
        var user = cluster.User();
        Assert.Contains((await Feed(user)).Items, item => Is(item, "horror"));

        var status = await Say(user, "no horror");

        Assert.Equal((CommandState.Applied, "script"), (status.Status, status.AnsweredBy));
        await AssertNoHorror();
        await user.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        await AssertNoHorror();

        async Task AssertNoHorror()
        {
            var feed = await Feed(user, 100);
            Assert.Equal(2, feed.PolicyVersion);
            Assert.NotEmpty(feed.Items);
            Assert.DoesNotContain(feed.Items, item => Is(item, "horror"));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_InAConversation_TellsTheParserWhatTheNextCommandWillBeReadWith()
    {
        cluster.Parser.On("a mystery to look forward to", Like("genre", "comedy", "a mystery to look forward to", Strength.Hard));
        var user = cluster.User();
        await Feed(user);
        await Say(user, "a mystery to look forward to");
        var preference = Assert.Single(await user.GetPreferences(null));

        var feed = await Feed(user);

        ParseRequest expected;
        do expected = await cluster.Parser.Expected.Reader.ReadAsync(TestContext.Current.CancellationToken);
        while (!expected.Context.Memory.Any(known => known.CommandId == preference.CommandId));
        Assert.Equal(feed.Items.Select(item => item.Item.Id), expected.Context.Feed.Select(reference => reference.Item.Id));
        await Say(user, "and what is read");
        var read = cluster.Parser.Seen.Last(request => request.Context.Text == "and what is read");
        Assert.Equal(new StudentPromptForm().Build(read).Messages[..2].Select(message => message.Text), new StudentPromptForm().Build(expected).Messages[..2].Select(message => message.Text));
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_SameCommandIdAgain_IsTheSameCommand()
    {
        cluster.Parser.On("drama alone", Like("genre", "drama", "drama alone", Strength.Hard));
        var user = cluster.User();

        await user.Submit(new SubmitCommand { Text = "drama alone", CommandId = "mine" });
        await user.GetCommand("mine", Limit);
        var again = await user.Submit(new SubmitCommand { Text = "drama alone", CommandId = "mine" });

        Assert.Equal(new CommandReceipt("mine", CommandState.Applied), again);
        Assert.Single(await user.GetPreferences(null));
        Assert.Equal(2, (await user.GetPolicy(null)).PolicyVersion);
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_CommandIdOfAnotherTextOrCatalog_IsAConflictAndTheFirstStands()
    {
        await cluster.Import("more-films");
        cluster.Parser.On("comedy first", Like("genre", "comedy", "comedy first"));
        var user = cluster.User();
        var first = new SubmitCommand { Text = "comedy first", CommandId = "mine" };
        await user.Submit(first);

        foreach (var other in (SubmitCommand[])[first with { Text = "comedy last" }, first with { Catalog = "more-films" }])
        {
            var error = await Assert.ThrowsAsync<RequestException>(() => user.Submit(other));
            Assert.Equal((RequestError.Conflict, "commandId"), (error.Error, error.Field));
        }

        Assert.Equal("mine", (await user.Submit(first with { Catalog = FeedCluster.Catalog })).CommandId);
        Assert.Equal("comedy first", (await user.GetCommand("mine", Limit))!.Text);
        Assert.Single(await user.GetCommands(null, 10));
        Assert.Empty(await user.GetCommands("more-films", 10));
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_SeveralAtOnce_AreHandledInTheirOrder()
    {
        var first = new TaskCompletionSource<CommandAnswer>();
        cluster.Parser.On("first", _ => first.Task);
        cluster.Parser.On("second", request => Task.FromResult(new CommandAnswer
        {
            Feedback = Feedback.Conflict,
            Edits = [new RemoveEdit { Id = Assert.Single(request.Context.Memory).Id, Quote = "second" }, Like("genre", "drama", "second")],
        }));
        var user = cluster.User();

        await user.Submit(new SubmitCommand { Text = "first", CommandId = "1" });
        await user.Submit(new SubmitCommand { Text = "second", CommandId = "2" });
        Assert.Equal(CommandState.Accepted, (await user.GetCommand("2", TimeSpan.Zero))!.Status);
        first.SetResult(new CommandAnswer { Feedback = Feedback.New, Edits = [Like("genre", "comedy", "first")] });

        Assert.Equal(CommandState.Applied, (await user.GetCommand("2", Limit))!.Status);
        Assert.Equal("drama", Assert.Single(await user.GetPreferences(null)).Value.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_InboxFull_SaysBusyWithARetryTime()
    {
        var gate = new TaskCompletionSource<CommandAnswer>();
        cluster.Parser.On("wait", _ => gate.Task);
        var user = cluster.User();
        for (var index = 0; index < 3; index++) await user.Submit(new SubmitCommand { Text = "wait" });

        var error = await Assert.ThrowsAsync<RequestException>(() => user.Submit(new SubmitCommand { Text = "wait" }));

        Assert.Equal(RequestError.Busy, error.Error);
        Assert.True(error.RetryAfter > TimeSpan.Zero);
        gate.SetResult(new CommandAnswer { Feedback = Feedback.Neutral });
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_ModelBusy_WaitsInTheInboxAndIsAppliedLater()
    {
        var calls = 0;
        cluster.Parser.On("busy once", _ => Interlocked.Increment(ref calls) == 1
            ? throw new HostBusyException(TimeSpan.FromMilliseconds(50))
            : Task.FromResult(new CommandAnswer { Feedback = Feedback.New, Edits = [Like("genre", "comedy", "busy once")] }));

        var status = await Say(cluster.User(), "busy once");

        Assert.Equal(CommandState.Applied, status.Status);
        Assert.Equal(2, calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_ParserThrows_RefusesAndLeavesTheFeed()
    {
        cluster.Parser.On("explode", _ => throw new InvalidOperationException("no such thing"));
        var user = cluster.User();
        var before = await Feed(user);

        var status = await Say(user, "explode");

        Assert.Equal(CommandState.Refused, status.Status);
        Assert.Contains("no such thing", status.Refusal, StringComparison.Ordinal);
        Assert.Equal(before.Items.Select(item => item.Item.Id), (await Feed(user)).Items.Select(item => item.Item.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_WriteFails_IsNotAcknowledgedAndNothingIsKept()
    {
        var user = cluster.User();
        await Feed(user);
        cluster.Storage.Fail(user.GetPrimaryKeyString());

        var error = await Assert.ThrowsAsync<RequestException>(() => user.Submit(new SubmitCommand { Text = "no horror", CommandId = "lost" }));

        cluster.Storage.Recover(user.GetPrimaryKeyString());
        Assert.Equal(RequestError.Unavailable, error.Error);
        Assert.Null(await user.GetCommand("lost", TimeSpan.Zero));
        cluster.Parser.On("no horror", Dislike("genre", "horror", "no horror"));
        Assert.Equal(CommandState.Applied, (await Say(user, "no horror")).Status);
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_FeedReference_MeansTheFeedThatWasLookedAt()
    {
        cluster.Parser.On("not the second one", request => Task.FromResult(new CommandAnswer
        {
            Feedback = Feedback.New,
            Edits = [Dislike("item", "#2", "not the second one")],
        }));
        var user = cluster.User();
        var feed = await Feed(user);
        var second = feed.Items[1].Item.Id;

        await user.Submit(new SubmitCommand { Text = "not the second one", CommandId = "x", FeedId = feed.FeedId });
        await user.GetCommand("x", Limit);

        Assert.Equal(second, Assert.Single(await user.GetPreferences(null)).Value.ToString());
        Assert.DoesNotContain((await Feed(user, 100)).Items, item => item.Item.Id == second);
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_MemoryFullOfHardPreferences_IsRefusedAndSaysWhy()
    {
        cluster.Parser.On("no horror", Dislike("genre", "horror", "no horror"));
        var user = cluster.User();
        for (var film = 0; film < 64; film++)
            await user.AddPreference(null, new Preference { Id = "", Polarity = Polarity.Dislike, Strength = Strength.Hard, Facet = "item", Value = $"film-{film}" });

        var status = await Say(user, "no horror");

        Assert.Equal(CommandState.Refused, status.Status);
        Assert.Contains("holds 64 preferences", status.Refusal, StringComparison.Ordinal);
        Assert.Equal(64, (await user.GetPreferences(null)).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task Submit_OneEditCannotBeStored_AnswerHoldsTheOtherAlone()
    {
        var tale = string.Join(' ', Enumerable.Repeat("long", 60));
        cluster.Parser.On($"no horror, {tale}", Dislike("genre", "horror", "no horror"), Like("text", tale, tale));
        var user = cluster.User();

        var status = await Say(user, $"no horror, {tale}");

        Assert.Equal(CommandState.Applied, status.Status);
        Assert.Equal("no horror", Assert.Single(status.Answer!.Edits).Quote);
        Assert.Contains("at most 200", Assert.Single(status.Notes), StringComparison.Ordinal);
        Assert.Equal("horror", Assert.Single(await user.GetPreferences(null)).Value.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Undo_AfterACommand_RestoresFeedAndMemory()
    {
        cluster.Parser.On("only thrillers", Like("genre", "thriller", "only thrillers", Strength.Hard));
        var user = cluster.User();
        var before = (await Feed(user)).Items.Select(item => item.Item.Id).ToList();
        await Say(user, "only thrillers");
        Assert.All((await Feed(user)).Items, item => Assert.True(Is(item, "thriller")));

        var undone = await Say(user, "undo that, please".Replace(",", "", StringComparison.Ordinal));

        Assert.Equal(CommandState.Applied, undone.Status);
        Assert.Empty(await user.GetPreferences(null));
        Assert.Equal(before, (await Feed(user)).Items.Select(item => item.Item.Id));
        var error = await Assert.ThrowsAsync<RequestException>(() => user.Undo(null));
        Assert.Equal(RequestError.Conflict, error.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task Preferences_OfOneUser_NeverReachAnother()
    {
        cluster.Parser.On("only horror", Like("genre", "horror", "only horror", Strength.Hard));
        var (one, other) = (cluster.User(), cluster.User());
        var before = (await Feed(other)).Items.Select(item => item.Item.Id);

        await Say(one, "only horror");

        Assert.Empty(await other.GetPreferences(null));
        Assert.Equal(before, (await Feed(other)).Items.Select(item => item.Item.Id));
    }

    private static async Task<CommandStatus> Say(IUserGrain user, string text)
    {
        var receipt = await user.Submit(new SubmitCommand { Text = text });
        var status = await user.GetCommand(receipt.CommandId, Limit);
        Assert.NotNull(status);
        return status;
    }

    private static Task<FeedPage> Feed(IUserGrain user, int size = 20) => user.GetFeed(new FeedRequest { Size = size });

    private static bool Is(FeedItem item, string genre) => item.Item.Values("genre").Any(value => value.Matches((FacetValue)genre));
}
