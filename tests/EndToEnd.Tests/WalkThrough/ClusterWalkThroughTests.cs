using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>The stories through a two-silo cluster, read by the shipped student.</summary>
public class ClusterWalkThroughTests(StudentCluster cluster) : IClassFixture<StudentCluster>
{
    [Fact(Timeout = 300_000)]
    public async Task Films_TenSteps_FeedObeysEach() => await Walk("movies", WalkThroughs.Films, cluster.Grains.GetGrain<IUserGrain>("film-evening"));

    [Fact(Timeout = 300_000)]
    public async Task Clothes_FromShortSkirts_FeedObeysEach()
    {
        var user = cluster.Grains.GetGrain<IUserGrain>("autumn");
        foreach (var chip in ShortSkirts.Chips) await user.AddPreference("fashion", chip);
        var before = await Feed(user, "fashion");
        Assert.True(before.Count(item => WalkThroughStep.Has(item, "category", "skirt") && WalkThroughStep.Has(item, "length", "short")) >= 8, Describe(before));

        await Walk("fashion", WalkThroughs.Clothes, user);
    }

    [Fact(Timeout = 300_000)]
    public async Task Films_BoundsWidenedKeptAndReplaced_FeedObeysEach() => await Walk("movies", WalkThroughs.Years, cluster.Grains.GetGrain<IUserGrain>("years"));

    [Fact(Timeout = 300_000)]
    public async Task Clothes_AlternativesDemanded_FeedObeysEach() => await Walk("fashion", WalkThroughs.Materials, cluster.Grains.GetGrain<IUserGrain>("materials"));

    [Fact(Timeout = 300_000)]
    public async Task Films_PlaceInAFeedThatNobodyShowed_ChangesNothingAndSaysSo()
    {
        var user = cluster.Grains.GetGrain<IUserGrain>("no-feed");
        var receipt = await user.Submit(new SubmitCommand { Text = "not the second one", Catalog = "movies" });
        CommandStatus status;
        do status = (await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(20)))!;
        while (status.Status == CommandState.Accepted);

        Assert.Empty(await user.GetPreferences("movies"));
        Assert.Contains(status.Notes, note => note.EndsWith("the feed that it points into is no longer in sight.", StringComparison.Ordinal));
    }

    private static async Task Walk(string catalog, IReadOnlyList<WalkThroughStep> steps, IUserGrain user)
    {
        foreach (var step in steps)
        {
            var page = await user.GetFeed(new FeedRequest { Catalog = catalog });
            var receipt = await user.Submit(new SubmitCommand { Text = step.Command, Catalog = catalog, FeedId = page.FeedId });
            CommandStatus status;
            do status = (await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(20)))!;
            while (status.Status == CommandState.Accepted);
            var after = await Feed(user, catalog);
            TestContext.Current.SendDiagnosticMessage($"{step.Command} -> {status.AnsweredBy} {System.Text.Json.JsonSerializer.Serialize(status.Answer, Json.Options)}");
            Assert.Equal(CommandState.Applied, status.Status);
            Assert.True(status.FallbackReason is null, $"the student did not answer: {status.FallbackReason}");
            Assert.True(
                step.Holds([.. page.Items.Select(item => item.Item)], after),
                $"\"{step.Command}\": expected that {step.Expected}, read as {System.Text.Json.JsonSerializer.Serialize(status.Answer, Json.Options)}\n{Describe(after)}");
        }
    }

    private static async Task<IReadOnlyList<Item>> Feed(IUserGrain user, string catalog) =>
        [.. (await user.GetFeed(new FeedRequest { Catalog = catalog })).Items.Select(item => item.Item)];

    private static string Describe(IReadOnlyList<Item> items) =>
        string.Join('\n', items.Select(item => $"  {item.Title}: {string.Join("; ", item.Facets.Select(facet => $"{facet.Key} {string.Join(", ", facet.Value)}"))}"));
}
