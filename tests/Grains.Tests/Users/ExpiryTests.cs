using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Preferences;

namespace RecOrleans.Grains.Tests.Users;

/// <summary>What happens when a wish "for now" is over.</summary>
[Collection(ClockCollection.Name)]
public class ExpiryTests(FeedCluster cluster)
{
    private static readonly Preference Drama =
        new() { Id = "", Polarity = Polarity.Like, Strength = Strength.Hard, Facet = "genre", Value = "drama", Scope = PreferenceScope.Session };

    [Fact(Timeout = 60_000)]
    public async Task SessionWish_ItsTimeIsOver_IsGoneAndTheEventsSaySo()
    {
        cluster.Parser.On("drama tonight", Edits.Like("genre", "drama", "drama tonight", Strength.Hard) with { Scope = PreferenceScope.Session });
        var user = cluster.User();
        var events = await cluster.Listen(user);
        await user.Submit(new SubmitCommand { Text = "drama tonight" });
        var version = (await events.Next(3))[^1].PolicyVersion;
        Assert.NotNull(Assert.Single(await user.GetPreferences(null)).ExpiresAt);
        Assert.True(IsDramaOnly(await Feed(user)));

        cluster.Time.Advance(TimeSpan.FromHours(9));

        AssertChanged(await events.Next(2), version + 1);
        Assert.Empty(await user.GetPreferences(null));
        var feed = await Feed(user);
        Assert.Equal(version + 1, feed.PolicyVersion);
        Assert.False(IsDramaOnly(feed));
    }

    [Fact(Timeout = 60_000)]
    public async Task SessionWish_OneOfTwoIsOver_TheOtherIsAwaited()
    {
        var user = cluster.User();
        var events = await cluster.Listen(user);
        await user.AddPreference(null, Drama);
        await user.AddPreference(null, Drama with { Facet = "text", Value = "sailors", Strength = Strength.Soft, ExpiresAt = cluster.Time.GetUtcNow().AddHours(20) });
        var version = (await events.Next(4))[^1].PolicyVersion;

        cluster.Time.Advance(TimeSpan.FromHours(9));
        AssertChanged(await events.Next(2), version + 1);
        Assert.Equal("text", Assert.Single(await user.GetPreferences(null)).Facet);

        cluster.Time.Advance(TimeSpan.FromHours(12));
        AssertChanged(await events.Next(2), version + 2);
    }

    [Fact(Timeout = 60_000)]
    public async Task SessionWish_GrainActivatedAnew_IsAwaitedAgain()
    {
        var user = cluster.User();
        var events = await cluster.Listen(user);
        await user.AddPreference(null, Drama);
        var version = (await events.Next(2))[^1].PolicyVersion;
        await user.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        await user.GetPolicy(null);

        cluster.Time.Advance(TimeSpan.FromHours(9));

        AssertChanged(await events.Next(2), version + 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task SessionWish_OverWhileTheGrainWasAway_IsGoneFromTheFirstFeed()
    {
        var user = cluster.User();
        await user.AddPreference(null, Drama);
        await user.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();

        cluster.Time.Advance(TimeSpan.FromHours(9));

        Assert.False(IsDramaOnly(await Feed(user)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Timer_IsThereOnlyWhileAPreferenceExpires()
    {
        var user = cluster.User();
        var end = cluster.Time.GetUtcNow().AddDays(3);
        await user.AddPreference(null, Drama with { Scope = PreferenceScope.Standing, Value = "comedy" });
        Assert.False(cluster.Time.Awaits(end));

        var added = await user.AddPreference(null, Drama with { ExpiresAt = end });
        Assert.True(cluster.Time.Awaits(end));

        await user.RevokePreference(added.Id);
        Assert.False(cluster.Time.Awaits(end));
    }

    [Fact(Timeout = 60_000)]
    public async Task AddPreference_ExpiresInAnotherCentury_Stands()
    {
        var user = cluster.User();

        await user.AddPreference(null, Drama with { ExpiresAt = cluster.Time.GetUtcNow().AddYears(120) });

        cluster.Time.Advance(TimeSpan.FromDays(50));
        Assert.Single(await user.GetPreferences(null));
    }

    /// <summary>The version that the expiry would give is the one that the write carries.</summary>
    [Fact(Timeout = 60_000)]
    public async Task GetFeed_ExpiryNoticedDuringAWrite_DoesNotHideWhatIsWritten()
    {
        var user = cluster.User();
        await user.AddPreference(null, Drama);
        await user.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        cluster.Time.Advance(TimeSpan.FromHours(9));
        var write = cluster.Storage.Hold(user.GetPrimaryKeyString());

        var adding = user.AddPreference(null, Drama with { Polarity = Polarity.Dislike, Value = "horror", Scope = PreferenceScope.Standing });
        await write.Reached;
        await Feed(user);
        write.Release();
        await adding;

        Assert.DoesNotContain((await Feed(user)).Items, item => item.Item.Values("genre").Any(genre => genre.ToString() == "horror"));
    }

    private static Task<FeedPage> Feed(IUserGrain user) => user.GetFeed(new FeedRequest { Size = 20 });

    private static bool IsDramaOnly(FeedPage feed) => feed.Items.All(item => item.Item.Values("genre").Any(genre => genre.ToString() == "drama"));

    private static void AssertChanged(List<UserEvent> events, long version)
    {
        Assert.Equal([UserEventKind.Preferences, UserEventKind.Feed], events.Select(message => message.Kind));
        Assert.All(events, message => Assert.Equal((FeedCluster.Catalog, version), (message.Catalog, message.PolicyVersion)));
    }
}
