using System.Net;
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
    [TestCase("/coverage")]
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

        Assert.That(page, Does.Contain("2 plateformes sur 3 à jour").And.Contains("Initiative El Hajeb : aucun chiffre reçu"));
        Assert.That(page, Does.Contain("médiane du réseau : 85,0\u202F%").And.Contains("© OpenStreetMap contributors"));
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
