using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Identity;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What somebody does at a browser: sign in, open pages, fill fields by their ids, press buttons by their words.</summary>
internal sealed class Desk(RunningHost host, IPage page)
{
    public IPage Page => page;

    /// <summary>The browser has the session of somebody who signed in; no page is opened yet.</summary>
    public async Task SignIn(string label, string name)
    {
        var address = host.Address(label);
        using var visitor = await Visitor.SignedIn(host, label, name);
        await page.Context.AddCookiesAsync(visitor.Cookies.GetAllCookies().Select(x => new Cookie { Name = x.Name, Value = x.Value, HttpOnly = x.HttpOnly, Url = address.ToString() }));
    }

    /// <summary>At the home page, by the form that people use.</summary>
    public async Task SignInByForm(string label, string name)
    {
        await page.Show(new Uri(host.Address(label), "sign-in"));
        await page.FillAsync("[name=email]", $"{name}@{label}.example");
        await page.FillAsync("[name=password]", DemonstrationAccounts.Password);
        await page.Locator("form:has([name=password]) button[type=submit]").ClickAsync();
        await Arrive(x => !x.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Opens a page of an organisation and waits until its circuit lives.</summary>
    public async Task Open(string label, string path)
    {
        await page.Show(new Uri(host.Address(label), path));
        await Live();
    }

    /// <inheritdoc cref="Browsers.Arrive"/>
    public Task Arrive(Func<string, bool> isThere) => page.Arrive(isThere);

    /// <summary>At the page of a dossier that has just been registered; a form that could not be sent is quoted.</summary>
    public async Task Registered()
    {
        var refused = page.Locator(".error-summary");
        await Eventually.Holds(async () => IsRegistered() || await refused.IsVisibleAsync(), "the dossier to be registered");
        if (!IsRegistered()) Assert.Fail($"It was not sent. The page says: {await refused.InnerTextAsync()}");

        bool IsRegistered() => Guid.TryParse(new Uri(page.Url).Segments[^1], out _);
    }

    public Task Live() => page.Locator(".shell[data-live]").WaitForAsync();

    public async Task Fill(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields) await page.FillAsync($"#{id}", value);
    }

    public async Task Choose(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields) await page.SelectOptionAsync($"#{id}", value);
    }

    /// <summary>Waits until the page says that it was done; one that says something else instead is quoted.</summary>
    public async Task Done()
    {
        try
        {
            await page.Locator(".notice.good").WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It was not done. The page says: {await page.Locator("body").InnerTextAsync()}");
        }
    }

    public ILocator Button(string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    public Task Press(string words) => Button(words).ClickAsync();

    /// <summary>All that the form of a new dossier of El Hajeb needs.</summary>
    public async Task FillDossier()
    {
        await Fill(("name", "Salma Démonstration"), ("born-on", "1994-03-05"), ("enterprise", "Atelier (démonstration)"));
        await Choose(("gender", "Woman"), ("sector", "crafts"), ("legal-form", "AutoEntrepreneur"), ("province", "El Hajeb"));
        await Fill(("purpose", "Matériel de l’atelier"), ("term", "24"), ("total", "60000"), ("amount", "24000"), ("own-funds", "36000"));
    }
}
