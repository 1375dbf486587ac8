using Microsoft.Playwright;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.EndToEnd.Tests.WalkThrough;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.Page;

/// <summary>The stories through the real page in a real browser; screenshots stay in artifacts/screenshots.</summary>
public class PageWalkThroughTests
{
    private const float Patience = 60_000;

    [Fact(Timeout = 600_000)]
    public async Task FilmsAndClothes_ThroughThePage_FeedObeysEachStep()
    {
        Chromium.SkipWhenMissing();
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Start(folder.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);

        await Walk(silo, browser, "film-evening", "movies", WalkThroughs.Films);
        foreach (var chip in ShortSkirts.Chips)
            await silo.Client.AddPreferenceAsync("autumn", new PreferenceBody("like", "soft", chip.Facet, "=", chip.Value), "fashion");
        await Walk(silo, browser, "autumn", "fashion", WalkThroughs.Clothes);
    }

    private static async Task Walk(SiloProcess silo, IBrowser browser, string user, string catalog, IReadOnlyList<WalkThroughStep> steps)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync($"{silo.Address}?user={user}&catalog={catalog}");
        await page.GetByTestId("card").First.WaitForAsync();
        await Shoot(page, $"{catalog}-0-start");
        for (var number = 1; number <= steps.Count; number++)
        {
            var step = steps[number - 1];
            var before = await Items(silo, page, catalog);
            var handled = page.WaitForResponseAsync(answer => answer.Url.Contains("/commands/", StringComparison.Ordinal) && answer.Ok && answer.Request.Method == "GET");
            await page.GetByTestId("command-input").FillAsync(step.Command);
            await page.GetByTestId("command-input").PressAsync("Enter");
            await handled;
            await page.Locator("[data-testid=answer][data-status=applied]").WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new PageWaitForLoadStateOptions { Timeout = 3_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
            var wanted = (await silo.Client.GetFeedAsync(user, catalog)).Items.Select(item => item.Id).ToList();
            await page.WaitForFunctionAsync(
                "wanted => JSON.stringify([...document.querySelectorAll('[data-testid=card]')].map(card => card.dataset.itemId).slice(0, wanted.length)) === JSON.stringify(wanted)", wanted);
            await Shoot(page, $"{catalog}-{number}");
            var after = await Items(silo, page, catalog);
            Assert.True(step.Holds(before, after), $"\"{step.Command}\": expected that {step.Expected}");
        }

        Assert.Empty(errors);
        await page.SetViewportSizeAsync(360, 740);
        await Shoot(page, $"{catalog}-phone");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 360"), "the page scrolls sideways on a phone");
        await page.CloseAsync();
    }

    /// <summary>The first ten cards of the page, as items.</summary>
    private static async Task<IReadOnlyList<Item>> Items(SiloProcess silo, IPage page, string catalog)
    {
        var ids = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-testid=card]')].slice(0, 10).map(card => card.dataset.itemId)");
        var items = new List<Item>();
        foreach (var id in ids)
        {
            var found = await silo.Client.GetItemAsync(id, catalog);
            items.Add(new Item { Id = found.Id, Title = found.Title, Facets = found.Facets.ToDictionary() });
        }

        return items;
    }

    private static async Task Shoot(IPage page, string name)
    {
        var folder = Repository.Path("artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }
}
