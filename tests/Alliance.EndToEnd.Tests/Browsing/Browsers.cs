using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Chromium without windows, started once; each visit has a context of its own, so cookies of its own.</summary>
internal static class Browsers
{
    /// <summary>The first is Debian's, made for this, and takes half the time of the whole browser.</summary>
    private static readonly string? Chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);

    /// <summary>In milliseconds. No assertion: a page that is going to come may take so long on a busy machine.</summary>
    private const float Patience = 120_000;

    private static readonly Lazy<Task<IBrowser>> Browser = new(Launch);

    /// <summary>Its package's own way of running it opens a second page for each, since pages may have frames of other hosts; ours have none.</summary>
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>Skips the test where there is no browser.</summary>
    public static void Demand()
    {
        if (Chromium is null) Assert.Ignore("Chromium is not installed; test.sh installs it.");
    }

    public static async Task<IBrowserContext> Visit(string language = "fr", int width = 1280, bool script = true)
    {
        Demand();
        var visit = await (await Browser.Value).NewContextAsync(new()
        {
            Locale = language,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        visit.SetDefaultTimeout(Patience);
        return visit;
    }

    /// <summary>Opens a page and waits until it can be read, which is earlier than everything's being loaded: script, style sheets and what the page says about itself.</summary>
    /// <remarks>Asked of the browser again and again: where script is off, its own waiting looks once and then for ever at nothing, since timers of a page are off too.</remarks>
    public static async Task Show(this IPage page, Uri address)
    {
        await page.Begin(address);
        await Eventually.Holds(page.CanBeRead, "the page to be there with its style sheets");
    }

    private static async Task<bool> CanBeRead(this IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState !== 'loading' && [...document.querySelectorAll('link[rel=stylesheet]')].every(x => x.sheet)");
        }
        catch (PlaywrightException)
        {
            return false; // another page has come meanwhile
        }
    }

    /// <summary>Shows a page as it is sent, before any of its script, in the place of one of the same host: nothing that both have is loaded and begun once more.</summary>
    public static Task ShowAsSent(this IPage page, Uri address) => page.EvaluateAsync(
        """
        async address => {
          const answer = await fetch(address, { headers: { accept: "text/html" } });
          const sent = new DOMParser().parseFromString(await answer.text(), "text/html"), root = document.documentElement;
          for (const x of root.getAttributeNames()) root.removeAttribute(x);
          for (const x of sent.documentElement.attributes) root.setAttribute(x.name, x.value);
          const styles = [...sent.querySelectorAll("link[rel=stylesheet]")].filter(x => !document.querySelector(`link[href="${x.getAttribute("href")}"]`));
          await Promise.all(styles.map(x => new Promise((resolve, reject) => {
            const style = document.head.appendChild(document.adoptNode(x));
            style.onload = resolve;
            style.onerror = reject;
          })));
          document.body.replaceWith(document.adoptNode(sent.body));
        }
        """, address.PathAndQuery);

    /// <summary>Opens a page, whatever of it has been loaded.</summary>
    public static Task Begin(this IPage page, Uri address) => page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>Waits until the browser is at such an address, whatever of the page has been loaded.</summary>
    /// <remarks>Asked of the browser again and again: its own waiting for a page that has come already never ends.</remarks>
    public static Task Arrive(this IPage page, Func<string, bool> isThere) => Eventually.Holds(() => isThere(page.Url), "the browser to be at the address");

    public static Task Back(this IPage page) => page.Move("back");

    public static Task Forward(this IPage page) => page.Move("forward");

    private static async Task Move(this IPage page, string way)
    {
        var here = page.Url;
        try
        {
            await page.EvaluateAsync("way => { history[way](); }", way);
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            // The page that was asked has gone before it could answer.
        }

        await page.Arrive(x => x != here);
    }

    /// <summary>Axe finds nothing on the page that keeps or hinders somebody from using it.</summary>
    public static async Task NothingSerious(this IPage page, string where)
    {
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => {
              // What is in order isn't described: that takes most of the time.
              const { violations } = await axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
              return violations.filter(x => ["moderate", "serious", "critical"].includes(x.impact)).map(x => `${x.id}: ${x.help}: ${x.nodes[0].html}`);
            }
            """);
        Assert.That(found, Is.Empty, where);
    }

    public static async Task Close()
    {
        if (Browser.IsValueCreated) await (await Browser.Value).CloseAsync();
    }

    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            IgnoreDefaultArgs = ["--enable-unsafe-swiftshader"], // a graphics card in software, for pages that draw in three dimensions
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }
}

[SetUpFixture]
public sealed class BrowsersCleanUp
{
    [OneTimeTearDown]
    public Task Close() => Browsers.Close();
}
