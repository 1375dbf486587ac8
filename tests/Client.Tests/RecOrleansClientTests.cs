using System.Net;
using RecOrleans.Client.Api;
using RecOrleans.Client.Tests.Hosting;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Tests;

public sealed class RecOrleansClientTests(LiveGateway gateway)
{
    private RecOrleansClient Client => new(gateway.Http);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRead_NewUser_IsRead()
    {
        var user = gateway.NewUser();
        Assert.Contains(await Client.GetCatalogsAsync(Cancellation), catalog => catalog.Id == "movies" && catalog.Default);
        Assert.Equal("genre", (await Client.GetCatalogAsync("movies", Cancellation)).Schema.Facets[0].Name);
        Assert.Equal("Heat", (await Client.GetItemAsync("m4", cancellationToken: Cancellation)).Title);
        Assert.Equal("m3", Assert.Single(await Client.FindItemsAsync("blade runner", "movies", Cancellation)).Id);
        Assert.Equal(1979, (await Client.GetFeedAsync(user, cancellationToken: Cancellation)).Items[0].Facets["year"][0].Number);
        Assert.NotEmpty((await Client.GetPolicyAsync(user, cancellationToken: Cancellation)).Tools);
        Assert.NotEmpty(await Client.GetSuggestionsAsync(user, "fashion", Cancellation));
        Assert.Equal(user, (await Client.GetUserAsync(user, Cancellation)).User);
        Assert.Empty(await Client.GetCommandsAsync(user, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task SayEditUndo_Preference_GoesThereAndBack()
    {
        var user = gateway.NewUser();
        var status = await Client.SayAsync(user, new CommandBody("no horror"), TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal(CommandState.Applied, status.Status);
        Assert.IsType<AddEdit>(Assert.Single(status.Answer!.Edits));
        var preference = Assert.Single(await Client.GetPreferencesAsync(user, cancellationToken: Cancellation));
        var edited = await Client.EditPreferenceAsync(user, preference.Id, new PreferenceBody(Strength: "soft"), cancellationToken: Cancellation);
        Assert.Equal(preference with { Strength = Strength.Soft }, edited);
        await Client.UndoAsync(user, cancellationToken: Cancellation);
        Assert.Equal(preference, Assert.Single(await Client.GetPreferencesAsync(user, cancellationToken: Cancellation)));
        var added = await Client.AddPreferenceAsync(user, new PreferenceBody("like", "hard", "year", ">=", 1990), cancellationToken: Cancellation);
        await Client.RevokePreferenceAsync(user, added.Id, Cancellation);
        await Client.ClearPreferencesAsync(user, cancellationToken: Cancellation);
        Assert.Empty(await Client.GetPreferencesAsync(user, cancellationToken: Cancellation));
        Assert.Equal(1, await Client.RecordAsync(user, [new InteractionBody("m1", "like")], Cancellation));
    }

    [Fact]
    public async Task Import_Lines_AreStreamedAndServedUntilDeleted()
    {
        var report = await Client.ImportAsync("boutique", SmallCatalogs.Lines("boutique"), Cancellation);
        Assert.Equal((SmallCatalogs.FashionItems.Length, 0), (report.Items, report.Rejected));
        Assert.Equal("Rain coat", Assert.Single(await Client.FindItemsAsync("rain", "boutique", Cancellation)).Title);
        await Client.DeleteCatalogAsync("boutique", Cancellation);
        Assert.DoesNotContain(await Client.GetCatalogsAsync(Cancellation), catalog => catalog.Id == "boutique");
    }

    [Fact]
    public async Task AnyCall_Refused_ThrowsWithStatusFieldAndRetry()
    {
        var full = await Assert.ThrowsAsync<GatewayException>(() => Client.SubmitAsync(gateway.NewUser(), new CommandBody("full"), Cancellation));
        Assert.Equal((HttpStatusCode.TooManyRequests, "text", TimeSpan.FromSeconds(7)), (full.Status, full.Field, full.RetryAfter));
        Assert.True(full.IsPassing);
        var unknown = await Assert.ThrowsAsync<GatewayException>(() => Client.GetItemAsync("none", cancellationToken: Cancellation));
        Assert.False(unknown.IsPassing);
    }
}
