using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Platform;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What a page is made of when it arrives: its rows, and a circuit only where something is done in it.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class WeightTests
{
    /// <summary>What a document holds whose circuit is to come, and what comes with it.</summary>
    private static readonly string[] OfCircuits = ["<!--Blazor:", "blazor.web"];

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start(changes: RemoteDatabase.Replace);

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task The_rows_of_a_list_are_in_the_document()
    {
        var lists = Pages().Where(x => x.Type.IsAssignableTo(typeof(ListPage)) && x.Path.IndexOf('{', StringComparison.Ordinal) < 0).ToList();
        Assert.That(lists.Select(x => x.Path), Is.SupersetOf(new[] { "loans", "applications", "arrears", "accounts", "platforms" }));

        using var platform = await Visitor.SignedIn(_host, "souss-massa", "directeur");
        using var alliance = await Visitor.SignedIn(_host, "alliance", "administration");
        using var administration = await Visitor.SignedIn(_host, "souss-massa", "administration");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, type) in lists)
            {
                var visitor = type.Assembly == typeof(PlatformDb).Assembly ? platform : path == "accounts" ? administration : alliance;
                Assert.That(Rows().Count(Body().Match(await Read(visitor, path)).Value), Is.Positive, path);
            }
        }
    }

    [TestCase("souss-massa", "directeur", "loans")]
    [TestCase("souss-massa", "directeur", "applications")]
    [TestCase("souss-massa", "directeur", "arrears")]
    [TestCase("souss-massa", "directeur", "fund/journal")]
    [TestCase("souss-massa", "directeur", "fund")]
    [TestCase("souss-massa", "directeur", "fund/forecast")]
    [TestCase("souss-massa", "directeur", "dashboard")]
    [TestCase("souss-massa", "directeur", "treasury")]
    [TestCase("souss-massa", "directeur", "deferrals")]
    [TestCase("alliance", "administration", "platforms")]
    public async Task A_page_that_only_shows_opens_no_circuit(string label, string name, string path)
    {
        using var visitor = await Visitor.SignedIn(_host, label, name);
        var document = await Read(visitor, path);

        Assert.That(OfCircuits.Where(x => document.Contains(x, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Where_one_acts_there_is_one()
    {
        using var visitor = await Visitor.SignedIn(_host, "souss-massa", "directeur");

        var document = await Read(visitor, "proposals");

        Assert.That(OfCircuits.Where(x => document.Contains(x, StringComparison.Ordinal)), Is.EqualTo(OfCircuits));
    }

    /// <summary>The circuit draws the page again, in the place of the document's.</summary>
    [TestCase("direct-debits")]
    [TestCase("arrears/reminders")]
    public async Task No_row_vanishes_when_the_circuit_begins(string path)
    {
        await using var browser = await Browsers.Visit();
        await browser.AddInitScriptAsync("""
            let most = 0;
            window.vanished = [];
            new MutationObserver(() => {
              const rows = document.querySelectorAll("main tbody tr").length;
              if (rows < most) window.vanished.push(`${rows} of ${most}`);
              most = Math.max(most, rows);
            }).observe(document, { childList: true, subtree: true });
            """);
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignInByForm("souss-massa", "directeur");

        await desk.Open("souss-massa", path);

        Assert.That(await desk.Page.Locator("main tbody tr").CountAsync(), Is.Positive);
        Assert.That(await desk.Page.EvaluateAsync<string[]>("window.vanished"), Is.Empty);
    }

    private IEnumerable<(string Path, Type Type)> Pages() => _host.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
        .Select(x => (Path: x.RoutePattern.RawText!.Trim('/'), x.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type))
        .Where(x => x.Type is not null).Select(x => (x.Path, x.Type!)).Distinct();

    private static Task<string> Read(Visitor visitor, string path) => visitor.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    [GeneratedRegex("<tbody.*</tbody>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("<tr[ >]")]
    private static partial Regex Rows();
}
