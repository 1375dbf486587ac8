using Microsoft.Playwright;

namespace RecOrleans.EndToEnd.Tests.Page;

/// <summary>Debian's Chromium, driven by Playwright; tests skip where it is missing.</summary>
public static class Chromium
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static bool IsMissing => !File.Exists(Executable);

    public static void SkipWhenMissing() => Assert.SkipWhen(IsMissing, $"There is no browser at {Executable}; apt-get install chromium.");

    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true, Args = Arguments });
}
