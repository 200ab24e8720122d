using System.Net;
using Alliance.Contracts.Platform;
using Alliance.Kernel;

namespace Alliance.Federation.Tests;

/// <summary>The pages as a browser without script gets them.</summary>
public sealed class PagesTests
{
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await FederationHost.Start();
        await _host.Store("ism", new Announcement { Enterprises = 900, AsOf = new(2022, 6, 30) });
        await _host.Store("ism", new Announcement { Enterprises = 1_061 });
        await _host.Store("ior", new Announcement { Enterprises = 101 });
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("/")]
    [TestCase("/figures")]
    public async Task Anyone_sees_the_headline_figures(string path)
    {
        var (status, page) = await Get(path, null);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("1\u202F162").And.Contains("85,0\u202F%").And.Contains("▲ 29,1\u202F% depuis le 30 juin 2022"));
    }

    [TestCase("/dashboard")]
    [TestCase("/platforms")]
    [TestCase("/reconciliation")]
    public async Task Other_pages_are_for_those_signed_in(string path)
    {
        Assert.That((await Get(path, null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Get(path, Roles.NationalAdministrator)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/dashboard", Roles.LoanOfficer)]
    [TestCase("/platforms", Roles.LoanOfficer)]
    [TestCase("/reconciliation", Roles.NationalAnalyst)]
    public async Task A_page_demands_what_its_use_case_demands(string path, string role) =>
        Assert.That((await Get(path, role)).Status, Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task The_dashboard_says_who_is_late()
    {
        var (_, page) = await Get("/dashboard", Roles.NationalAnalyst);

        Assert.That(page, Does.Contain("2 plateformes sur 3 à jour").And.Contains("Initiative El Hajeb\u00A0: aucun chiffre reçu"));
        Assert.That(page, Does.Contain("médiane du réseau\u00A0: 85,0\u202F%").And.Contains("© OpenStreetMap contributors"));
    }

    [Test]
    public async Task The_dashboard_of_a_past_month_end_shows_what_was_then()
    {
        var (_, page) = await Get("/dashboard?asOf=2022-06-30", Roles.NationalAnalyst);

        Assert.That(page, Does.Contain(">900<").And.Not.Contains("1\u202F162"));
    }

    [Test]
    public async Task A_date_without_national_figures_is_said_to_be_one()
    {
        var (status, page) = await Get("/figures?asOf=2023-06-15", null);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("Les chiffres nationaux existent à chaque fin de mois"));
    }

    [TestCase("/figures/enterprisesCreated", "1\u202F162", "1\u202F061")]
    [TestCase("/figures/repaymentRate", "Numérateur", "Capital reçu")]
    [TestCase("/platforms/ism", "1\u202F061", "Agadir")]
    [TestCase("/platforms/ism?asOf=2022-06-30", "900", "30 juin 2022")]
    [TestCase("/platforms/ieh", "n’a transmis aucun chiffre", "Fès-Meknès")]
    [TestCase("/platforms/ics", "adhésion en cours", "Casablanca-Settat")]
    [TestCase("/regions/MA-09", "1\u202F061", "Tiznit")]
    [TestCase("/regions/MA-12", "Aucune plateforme ne dessert encore cette région", "Dakhla")]
    [TestCase("/coverage", "/regions/MA-12", "/platforms/ics")]
    public async Task Whatever_is_behind_a_figure_is_for_anyone_too(string path, string first, string second)
    {
        var (status, page) = await Get(path, null);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain(first).And.Contains(second));
    }

    /// <summary>That it is joining is public; that it is suspended is between it and the Alliance, and so is what would tell it by not being there.</summary>
    [Test]
    public async Task A_platforms_status_is_for_national_roles()
    {
        _host.Organisations.Put(_host.Organisations.Find("ior")! with { Status = Tenancy.Organisations.OrganisationStatus.Suspended });

        foreach (var role in new[] { null, Roles.LoanOfficer })
        {
            Assert.That((await Get("/platforms/ior", role)).Page, Does.Not.Contain(">suspendue<"));
            Assert.That((await Get("/platforms/ism", role)).Page, Does.Not.Contain(">active<"));
        }

        Assert.That((await Get("/platforms/ior", Roles.NationalAnalyst)).Page, Does.Contain("suspendue"));
        Assert.That((await Get("/platforms/ism", Roles.NationalAnalyst)).Page, Does.Match(@">\s*active\s*<"));
    }

    /// <summary>One silent platform holds all breakdowns of a year: staff see which.</summary>
    [Test]
    public async Task The_dashboard_says_whom_a_year_waits_for()
    {
        await _host.Store("ism", new Announcement { AsOf = new(2022, 12, 31) });
        await _host.StoreInventory("ieh", new(FixedOrganisations.Today, []));

        Assert.That((await Get("/dashboard", Roles.NationalAnalyst)).Page, Does.Match(@"de 2022 par secteur[^<]*attendent encore\u00A0:\s*<a href=""/platforms/ior"">Initiative Oriental</a>\s*</"));
        Assert.That((await Get("/", null)).Page, Does.Not.Contain("attendent encore"));

        await _host.Store("ior", new Announcement { AsOf = new(2022, 12, 31) });
        await _host.TellWhatIsDue();
        Assert.That((await Get("/dashboard", Roles.NationalAnalyst)).Page, Does.Not.Contain("attendent encore"));
    }

    [TestCase("/figures/borrowersWomen", Description = "a part of a share, which is told by nobody")]
    [TestCase("/figures/names")]
    [TestCase("/platforms/ghost")]
    [TestCase("/platforms/aim", Description = "the Alliance is no platform")]
    [TestCase("/regions/MA-13")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.That((await Get(path, null)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    /// <summary>A platform with two women of ten, and one with eight of twenty: the first's number stands nowhere, nor can it be had from the country's or a region's.</summary>
    [Test]
    public async Task A_share_that_is_withheld_stands_on_no_page()
    {
        await Year("ism", 8, 20);
        await Year("ior", 2, 10);
        await _host.TellYears();

        Assert.That((await Get("/figures/womenShare", null)).Page, Does.Contain("40,0").And.Contains("Rien n’est publié").And.Not.Contains("33,3").And.Not.Contains("20,0"));
        Assert.That((await Get("/platforms/ior", null)).Page, Does.Not.Contain("20,0").And.Not.Contains("Emprunteuses 2"));
        Assert.That((await Get("/regions/MA-02", null)).Page, Does.Not.Contain("20,0"));

        Task<bool> Year(string platform, long women, long borrowers)
        {
            FigureCell[] total = [FigureCell.Total(new() { [Indicators.BorrowersWomen] = women, [Indicators.Borrowers] = borrowers })];
            return _host.Store(platform, new FiguresAnnounced(new(2022, 12, 1), new(2022, 12, 31), 1, total, Announcement.Year(total)));
        }
    }

    [Test]
    public async Task An_arabic_reader_gets_arabic_words_and_latin_digits()
    {
        var (_, page) = await Get("/figures", null, "ar");

        Assert.That(page, Does.Contain("المقاولات المُحدَثة").And.Contains("1\u202F162").And.Not.Contains("Entreprises"));
    }

    private async Task<(HttpStatusCode Status, string Page)> Get(string path, string? role, string language = "fr")
    {
        using var client = _host.Client(role);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
