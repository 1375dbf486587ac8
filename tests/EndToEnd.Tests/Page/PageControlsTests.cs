using Microsoft.Playwright;
using RecOrleans.Client.Api;
using RecOrleans.EndToEnd.Tests.Hosting;

namespace RecOrleans.EndToEnd.Tests.Page;

/// <summary>What the page offers beside words: suggestions to take and chips to look through.</summary>
public sealed class PageControlsTests(PageControlsTests.RunningPage running) : IClassFixture<PageControlsTests.RunningPage>
{
    private const float Patience = 60_000;

    private RecOrleans.Client.RecOrleansClient Client => running.Silo.Client;

    [Fact(Timeout = 300_000)]
    public async Task Suggestion_Taken_MakesItsEditAndNoCommand()
    {
        Chromium.SkipWhenMissing();
        const string user = "taker";
        var page = await Open(user, 1280, 800);
        var suggestion = (await Client.GetSuggestionsAsync(user, "movies")).First(one => one.Text.StartsWith("less ", StringComparison.Ordinal));

        await page.GetByTestId("suggestion").GetByText(suggestion.Text, new LocatorGetByTextOptions { Exact = true }).ClickAsync();

        await page.Locator("[data-testid=answer][data-status=applied]").GetByText($"“{suggestion.Text}”").WaitForAsync();
        await page.Locator("[data-testid=chip][data-polarity=dislike]").WaitForAsync();
        var made = Assert.Single(await Client.GetPreferencesAsync(user, "movies"));
        Assert.Equal((suggestion.Preference!.Facet, suggestion.Preference.Value), (made.Facet, made.Value));
        Assert.Empty(await Client.GetCommandsAsync(user, "movies"));
        await page.CloseAsync();
    }

    [Fact(Timeout = 300_000)]
    public async Task Suggestion_OfAWithdrawal_TakesBackWhatWasSaid()
    {
        Chromium.SkipWhenMissing();
        const string user = "withdrawer";
        await Client.SayAsync(user, new CommandBody("no horror", "movies"), TimeSpan.FromSeconds(60));
        var page = await Open(user, 1280, 800);

        await page.GetByTestId("suggestion").GetByText("forget about horror").ClickAsync();

        await page.Locator("[data-testid=answer][data-status=applied] .chip.gone").WaitForAsync();
        Assert.Empty(await Client.GetPreferencesAsync(user, "movies"));
        Assert.Single(await Client.GetCommandsAsync(user, "movies"));
        await page.CloseAsync();
    }

    [Theory(Timeout = 300_000)]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Chips_ADozen_KeepToOneRowUntilTheKeyboardAsksForAll(int width, int height)
    {
        Chromium.SkipWhenMissing();
        var user = $"dozen-{width}";
        string[] genres = ["action", "adventure", "animation", "comedy", "crime", "drama", "fantasy", "horror", "mystery", "romance", "thriller", "western"];
        foreach (var genre in genres) await Client.AddPreferenceAsync(user, new PreferenceBody("like", "soft", "genre", "=", genre), "movies");
        var page = await Open(user, width, height);
        var chips = page.GetByTestId("chip");
        await chips.Nth(11).WaitForAsync();
        var row = (await chips.First.BoundingBoxAsync())!;

        Assert.Contains("western", await chips.First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.InRange((await page.GetByTestId("chips").BoundingBoxAsync())!.Height, row.Height, 2 * row.Height);
        await chips.Last.FocusAsync();
        Assert.True(await InSight(chips.Last), "a focused chip scrolls into sight");

        var all = page.GetByTestId("chips-all");
        Assert.Equal("All 12", await all.InnerTextAsync());
        await all.PressAsync("Enter");
        Assert.Equal("true", await all.GetAttributeAsync("aria-expanded"));
        for (var index = 0; index < genres.Length; index++) Assert.True(await InSight(chips.Nth(index)), $"chip {index} of all");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");

        await all.PressAsync("Enter");
        Assert.Equal("false", await all.GetAttributeAsync("aria-expanded"));
        Assert.InRange((await page.GetByTestId("chips").BoundingBoxAsync())!.Height, row.Height, 2 * row.Height);
        await page.CloseAsync();

        async Task<bool> InSight(ILocator chip) => await chip.BoundingBoxAsync() is { } box && box.X >= 0 && box.X + box.Width <= width;
    }

    [Fact(Timeout = 300_000)]
    public async Task Chips_One_NeedsNoButtonForAll()
    {
        Chromium.SkipWhenMissing();
        await Client.AddPreferenceAsync("one-chip", new PreferenceBody("like", "soft", "genre", "=", "comedy"), "movies");
        var page = await Open("one-chip", 390, 844);

        await page.GetByTestId("chip").WaitForAsync();

        Assert.False(await page.GetByTestId("chips-all").IsVisibleAsync());
        await page.CloseAsync();
    }

    private async Task<IPage> Open(string user, int width, int height)
    {
        var page = await running.Browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync($"{running.Silo.Address}?user={user}&catalog=movies");
        await page.GetByTestId("suggestion").First.WaitForAsync();
        return page;
    }

    /// <summary>A silo whose commands the rules read, and a browser; one for all tests here.</summary>
    public sealed class RunningPage : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();
        private IPlaywright? _playwright;

        public SiloProcess Silo { get; private set; } = null!;

        public IBrowser Browser { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (Chromium.IsMissing) return;
            Silo = await SiloProcess.Start(_folder.Path, "--Language:Host=rules");
            _playwright = await Playwright.CreateAsync();
            Browser = await Chromium.Launch(_playwright);
        }

        public async ValueTask DisposeAsync()
        {
            if (Browser is not null) await Browser.DisposeAsync();
            _playwright?.Dispose();
            if (Silo is not null) await Silo.DisposeAsync();
            _folder.Dispose();
        }
    }
}
