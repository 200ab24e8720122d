using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The page of another loan, dossier or agreement is another page, also where one component shows both: no form, question or answer of the first stays open on the second.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class OtherPageTests
{
    /// <summary>Lists that lead to what pages are about.</summary>
    private static readonly string[] Lists = ["loans", "applications", "fund", "statements", "deferrals", "direct-debits"];

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [Test]
    public async Task Each_route_with_a_parameter_draws_a_new_page_when_it_changes()
    {
        using var visitor = await Visitor.SignedIn(_host, "el-hajeb", "directeur");
        var links = "";
        foreach (var list in Lists) links += await visitor.Http.GetStringAsync(new Uri(list, UriKind.Relative));
        var routes =
            from endpoint in _host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && !page.Type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), false)
            where endpoint.Metadata.GetMetadata<AnswersOnAttribute>()!.Kinds.HasFlag(HostKind.Platform)
            let route = endpoint.RoutePattern.RawText!
            where route.Contains("{Id:guid}", StringComparison.Ordinal)
            let ids = Regex.Matches(links, "href=\"" + route.Split("{Id:guid}")[0] + "([0-9a-f-]{36})\"").Select(x => x.Groups[1].Value).Distinct().Take(2).ToList()
            where ids.Count == 2
            select (Route: route, From: route.Replace("{Id:guid}", ids[0], StringComparison.Ordinal), To: route.Replace("{Id:guid}", ids[1], StringComparison.Ordinal));
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", "directeur");
        var tried = new List<string>();

        foreach (var (route, from, to) in routes)
        {
            await desk.Open("el-hajeb", from.TrimStart('/'));
            await desk.Page.Locator("#main h1").EvaluateAsync("x => x.dataset.first = ''");
            await desk.Page.EvaluateAsync("x => Blazor.navigateTo(x)", to);
            await Assertions.Expect(desk.Page.Locator("#main h1[data-first]")).ToHaveCountAsync(0);
            await Assertions.Expect(desk.Page.Locator("#main h1")).ToHaveCountAsync(1);
            tried.Add(route);
        }

        Assert.That(tried, Is.SupersetOf(new[] { "/loans/{Id:guid}", "/loans/{Id:guid}/follow-up", "/loans/{Id:guid}/mandate", "/applications/{Id:guid}", "/applications/{Id:guid}/correction", "/fund/agreements/{Id:guid}" }));
    }
}
