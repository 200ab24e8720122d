using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Debian's Chromium, started once; each visit has a context of its own, so cookies of its own.</summary>
internal static class Browsers
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly Lazy<Task<IBrowser>> Browser = new(Launch);

    public static async Task<IBrowserContext> Visit(string language = "fr", int width = 1280)
    {
        if (!File.Exists(Chromium)) Assert.Ignore("Chromium is not installed; test.sh installs it.");
        return await (await Browser.Value).NewContextAsync(new()
        {
            Locale = language,
            ViewportSize = new() { Width = width, Height = 900 },
        });
    }

    public static async Task Close()
    {
        if (Browser.IsValueCreated) await (await Browser.Value).CloseAsync();
    }

    private static async Task<IBrowser> Launch() => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        ExecutablePath = Chromium,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
    });
}

[SetUpFixture]
public sealed class BrowsersCleanUp
{
    [OneTimeTearDown]
    public Task Close() => Browsers.Close();
}
