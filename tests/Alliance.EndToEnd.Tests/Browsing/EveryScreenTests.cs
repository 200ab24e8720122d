using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.EndToEnd.Tests.Words;
using Alliance.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Every page, found by its route and by links, opened by all who may: each word that it asks for exists in every language. In a browser, with the home of every role and a form over its page: nothing sticks out at any width, and axe finds nothing serious or moderate.
/// A new page is covered the day it appears.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.All)]
public sealed partial class EveryScreenTests
{
    private const string Platform = "larache";

    /// <summary>Pages of one kind, such as loans, that differ by what they hold. Axe looks at the largest, in one of the languages: it takes longer than all the rest.</summary>
    private const int OfOneRoute = 2;

    /// <summary>Who reads a platform's pages without opening any that others don't: their homes are their own.</summary>
    private static readonly string[] Others = ["audit", "comite", "parrain"];

    /// <summary>In one as on a desk, in the other as on a telephone: what is folded differs.</summary>
    private static readonly string[] Languages = ["fr", "ar"];

    private readonly List<Sight> _sights = [];
    private readonly List<PageWalk> _walks = [];
    private readonly List<IDisposable> _readers = [];
    private MissingWords _missing = null!;
    private RunningHost _host = null!;
    private int _turns;

    /// <param name="Name">Of the account; null without one.</param>
    private sealed record Reader(string? Label, string? Name, HttpClient Http);

    /// <param name="ReadIn">The language in which it comes alive and axe looks at it; in others it is looked at as it is sent. Null for one of which another of its kind is looked at so.</param>
    /// <param name="Opened">What stands open over the page; null where it is the page alone.</param>
    private sealed record Sight(Reader Reader, string Address, string? ReadIn, string? Opened = null);

    [OneTimeSetUp]
    public async Task FindThem()
    {
        _missing = new();
        _host = await RunningHost.Start();
        var pages = PageAddress.All(_host.Services.GetServices<EndpointDataSource>());
        var (treasurer, director, officer, administrator) = (await SignedIn(Platform, "tresorier"), await SignedIn(Platform, "directeur"), await SignedIn(Platform, "charge"), await SignedIn(Platform, "administration"));
        var (analyst, national) = (await SignedIn("alliance", "analyste"), await SignedIn("alliance", "administration"));
        var (passerBy, borrower, citizen) = (_host.Client(), _host.Client(Platform), _host.Client("alliance"));
        _readers.AddRange([passerBy, borrower, citizen]);
        var unlinked = await Elsewhere.Links(_host, treasurer, administrator, director);
        await Find("network", HostKind.Network, [new(null, null, passerBy)]);
        Reader[] staff =
        [
            new(Platform, "charge", officer.Http), new(Platform, "administration", administrator.Http),
            new(Platform, "directeur", director.Http), new(Platform, "tresorier", treasurer.Http),
        ];
        Reader[] nation = [new("alliance", "analyste", analyst.Http), new("alliance", "administration", national.Http)];
        await Find("platform", HostKind.Platform, [new(Platform, null, borrower), .. staff]);
        await Find("alliance", HostKind.Alliance, [new("alliance", null, citizen), .. nation]);
        foreach (var reader in staff.Concat(nation).Concat(Others.Select(x => new Reader(Platform, x, borrower)))) SeeHome(reader);
        foreach (var loan in _sights.Select(x => x.Address).Where(x => Loan().IsMatch(x)).ToList())
        {
            if (!(await treasurer.Http.GetStringAsync(new Uri($"api/{loan}", UriKind.Relative))).Contains("\"pay\"", StringComparison.Ordinal)) continue; // it is repaid, or not paid out yet
            _sights.Add(new(staff[^1], $"{loan}?act=pay", Turn(), Opened: "dialog[open] form"));
            break;
        }

        Assert.That(_sights.Exists(x => x.Opened is not null), Is.True, "a form is looked at");

        async Task<Visitor> SignedIn(string label, string name)
        {
            var visitor = await Visitor.SignedIn(_host, label, name);
            _readers.Add(visitor);
            return visitor;
        }

        void SeeHome(Reader reader)
        {
            _sights.RemoveAll(x => x.Reader == reader && x.Address.Length == 0);
            _sights.Add(new(reader, "", Turn()));
        }

        async Task Find(string name, HostKind kind, Reader[] readers)
        {
            var walk = new PageWalk(name, kind, pages, [.. readers.Select(x => x.Http)]);
            await walk.Explore("fr", unlinked);
            Assert.That(walk.NotOpened, Is.Empty);
            _walks.Add(walk);
            _sights.AddRange(walk.Largest(OfOneRoute).Select(x => new Sight(readers.Single(y => y.Http == x.Reader), x.Address, x.Place == 0 ? Turn() : null)));
        }

        string Turn() => Languages[_turns++ % Languages.Length];
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var reader in _readers) reader.Dispose();
        _missing.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task No_word_is_missing_in_any_language()
    {
        foreach (var language in new[] { "ar", "en" })
            foreach (var walk in _walks) await walk.Repeat(language);

        Assert.That(_missing.Found, Is.Empty);
    }

    [Test]
    public async Task Nothing_sticks_out_and_axe_finds_nothing([ValueSource(nameof(Languages))] string language)
    {
        Browsers.Demand(); // which is no assertion among others
        using (Assert.EnterMultipleScope())
        {
            foreach (var own in _sights.GroupBy(x => x.Reader))
            {
                await using var browser = await Browsers.Visit(language);
                var desk = new Desk(_host, await browser.NewPageAsync());
                if (own.Key.Name is { } account) await desk.SignIn(own.Key.Label!, account);
                await desk.Page.Show(new Uri(_host.Address(own.Key.Label), $"language?to={language}")); // the account may have another
                foreach (var sight in own.Where(x => IsAlive(x, language))) await Look(desk.Page, sight, language);
                await desk.Page.Show(new Uri(_host.Address(own.Key.Label), "status/404")); // a page without a circuit, for the rest to take its place
                foreach (var sight in own.Where(x => !IsAlive(x, language))) await Look(desk.Page, sight, language);
            }
        }
    }

    private async Task Look(IPage page, Sight sight, string language)
    {
        var where = $"{sight.Reader.Label}/{sight.Address} as {sight.Reader.Name ?? "anybody"}, {language}";
        var address = new Uri(_host.Address(sight.Reader.Label), sight.Address);
        if (IsAlive(sight, language))
        {
            await page.Show(address);
            await page.Locator("[data-waking]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            if (sight.Opened is { } opened) await page.Locator(opened).WaitForAsync();
        }
        else
        {
            await page.ShowAsSent(address);
        }

        Assert.That(await page.GetAttributeAsync("html", "lang"), Is.EqualTo(language), where);

        Assert.That(await Screens.NotFitting(page), Is.Empty, where);

        if (sight.ReadIn != language) return;
        await page.SetViewportSizeAsync(language is "fr" ? 1280 : 390, 900);
        await page.NothingSerious(where);
    }

    /// <summary>What is opened over a page is there only once it lives.</summary>
    private static bool IsAlive(Sight sight, string language) => sight.ReadIn == language || sight.Opened is not null;

    [GeneratedRegex("^loans/[0-9a-f-]{36}$")]
    private static partial Regex Loan();
}
