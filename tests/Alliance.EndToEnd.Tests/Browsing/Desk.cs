using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Identity;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What somebody does at a browser: sign in, open pages, fill fields by their ids, press buttons by their words.</summary>
internal sealed class Desk(RunningHost host, IPage page)
{
    public IPage Page => page;

    public async Task SignIn(string label, string name)
    {
        await page.GotoAsync(new Uri(host.Address(label), "sign-in").ToString());
        await page.FillAsync("[name=email]", $"{name}@{label}.example");
        await page.FillAsync("[name=password]", DemonstrationAccounts.Password);
        await page.Locator("form:has([name=password]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(x => !x.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Opens a page of an organisation and waits until its circuit lives.</summary>
    public async Task Open(string label, string path)
    {
        await page.GotoAsync(new Uri(host.Address(label), path).ToString());
        await Live();
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

    public Task Press(string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
}
