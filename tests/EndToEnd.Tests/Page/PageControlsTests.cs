using Microsoft.Playwright;
using RecOrleans.Client.Api;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.Testing;

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

    [Theory(Timeout = 300_000)]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Answer_PartNotUnderstood_IsShortAndKeepsTheNotesForWhoeverOpensThem(int width, int height)
    {
        Chromium.SkipWhenMissing();
        var page = await Open($"teller-{width}", width, height);

        await Say(page, "no horror and more like Zzyzx Qwertyuiop");

        var answer = page.Locator("[data-testid=answer][data-status=applied]");
        await answer.WaitForAsync();
        Assert.Contains("no horror", await answer.GetByTestId("understood").AllInnerTextsAsync());
        var note = answer.GetByTestId("note").First;
        Assert.False(await note.IsVisibleAsync());
        Assert.InRange((await answer.BoundingBoxAsync())!.Height, 0, height / 4);
        await answer.GetByTestId("answered-by").ClickAsync();
        Assert.True(await note.IsVisibleAsync());
        Assert.Contains("Zzyzx", await note.InnerTextAsync(), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Theory(Timeout = 300_000)]
    [InlineData("أريد أفلاما مضحكة", "Commands are read in English and Chinese. These words are only compared with what items say of themselves.")]
    [InlineData("who directed the first one?", "Say what you would like more of, less of, or never.")]
    public async Task Answer_NothingUnderstood_SaysWhatIsRead(string text, string advice)
    {
        Chromium.SkipWhenMissing();
        var page = await Open("lost-for-words", 390, 844);

        await Say(page, text);

        Assert.Equal(advice, await page.GetByTestId("advice").InnerTextAsync());
        await page.CloseAsync();
    }

    [Fact(Timeout = 300_000)]
    public async Task Undo_AfterACommand_TakesItsAnswerAway()
    {
        Chromium.SkipWhenMissing();
        var page = await Open("undoer", 1280, 800);
        await Say(page, "no horror");
        await page.GetByTestId("chip").WaitForAsync();

        await page.GetByTestId("undo").ClickAsync();

        await page.GetByTestId("answer").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        Assert.Empty(await Client.GetPreferencesAsync("undoer", "movies"));
        await page.CloseAsync();
    }

    [Fact(Timeout = 300_000)]
    public async Task Facts_OnSeveralLines_NeitherBeginNorEndWithADot()
    {
        Chromium.SkipWhenMissing();
        var page = await Open("reader", 390, 844);

        // A line's first fact hides its dot beyond the left edge; no fact has one behind it.
        var lines = await page.EvaluateAsync<int[]>(
            """
            () => [...document.querySelectorAll('[data-testid=card-facts]')].map(list => {
              const left = list.getBoundingClientRect().left;
              const facts = [...list.children];
              const tops = new Set(facts.map(fact => fact.offsetTop));
              const first = [...tops].map(top => facts.find(fact => fact.offsetTop === top));
              const hidden = first.every(fact => fact.getBoundingClientRect().left + parseFloat(getComputedStyle(fact, '::before').width) <= left + 0.5);
              return hidden && facts.every(fact => getComputedStyle(fact, '::after').content === 'none') ? tops.size : -1;
            })
            """);

        Assert.DoesNotContain(-1, lines);
        Assert.Contains(lines, count => count > 1);
        await page.CloseAsync();
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

    private static async Task Say(IPage page, string text)
    {
        await page.GetByTestId("command-input").FillAsync(text);
        await page.GetByTestId("command-input").PressAsync("Enter");
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
