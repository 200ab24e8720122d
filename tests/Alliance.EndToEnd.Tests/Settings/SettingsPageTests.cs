using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Settings;

/// <summary>The page of settings and its form, as somebody without script uses them.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class SettingsPageTests
{
    private const string Platform = "larache";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start(settings: new Dictionary<string, string?> { ["Tenants:Writable"] = "true" });

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>Found in the code, so that a setting of tomorrow has to be there too.</summary>
    [Test]
    public async Task Every_setting_of_every_section_is_shown_and_those_that_may_be_changed_have_a_field()
    {
        using var administrator = await Visitor.SignedIn(_host, Platform, "administration");
        var leaves = _host.Services.GetRequiredService<OrganisationSchema>().Settings.SelectMany(x => x.All)
            .Where(x => x.Shape is not (SettingShape.Group or SettingShape.Records) && !x.Path.EndsWith("[]", StringComparison.Ordinal)).ToList();

        var page = await administrator.Http.GetStringAsync(new Uri("settings", UriKind.Relative));
        var form = await administrator.Http.GetStringAsync(new Uri("settings/change", UriKind.Relative));

        var shown = DataSetting().Matches(page).Select(x => x.Groups[1].Value).ToHashSet();
        var fields = Field().Matches(form).Select(x => Index().Replace(WebUtility.HtmlDecode(x.Groups[1].Value), "[]")).ToHashSet();
        Assert.That(leaves.Select(x => x.Path), Is.SubsetOf(shown));
        Assert.That(fields, Is.EquivalentTo(leaves.Where(x => !x.IsOfDeployment).Select(x => x.Path)));
    }

    [Test]
    public async Task A_changed_file_is_taken_along_and_is_good()
    {
        using var administrator = await Visitor.SignedIn(_host, Platform, "administration");

        using var answer = await administrator.SubmitSettings("settings/file", ("s.lending.largestLoan", "250 000,00"));

        var file = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("larache.json"));
        Assert.That((decimal)JsonNode.Parse(file)!["lending"]!["largestLoan"]!, Is.EqualTo(250_000));
        Assert.That(_host.Services.GetRequiredService<OrganisationParser>().Parse("larache.json", file).Reason, Is.Null);
    }

    [Test]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        using var administrator = await Visitor.SignedIn(_host, Platform, "administration");

        using var answer = await administrator.SubmitSettings("settings/change", ("s.lending.longestTerm", "soixante"), ("s.letterhead.phone", "05 39 11 22 33"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("href=\"/settings/change#s-lending-longestTerm\""));
        Assert.That(page, Does.Contain("value=\"soixante\"").And.Contains("value=\"05 39 11 22 33\"").And.Contains("id=\"s-lending-longestTerm-problem\""));
    }

    /// <summary>One administrator alone would else give rights, send borrowers' money elsewhere or take a second person out of payments.</summary>
    [Test]
    public async Task What_would_be_a_way_around_two_persons_stays_as_it_is()
    {
        using var administrator = await Visitor.SignedIn(_host, "oriental", "administration");

        using var answer = await administrator.SubmitSettings("settings/change",
            ("s.bank.name", "Nouveau titulaire"), ("s.payments.twoPersonsAbove", "100"), ("s.administrators", "ami@oriental.example"), ("s.arrears.daysToPay", "13"), ("act", "write"));

        Assert.That(answer.Headers.Location?.ToString(), Does.EndWith("/settings?saved=1"), await answer.Content.ReadAsStringAsync());
        var file = await File.ReadAllTextAsync(_host.Folder.FileOf("oriental.json"));
        Assert.That(file, Does.Contain("\"daysToPay\": 13").And.Not.Contains("Nouveau titulaire").And.Contains("\"twoPersonsAbove\": 2 ").And.Not.Contains("ami@oriental.example"));
    }

    [Test]
    public async Task Where_the_deployment_allows_it_a_change_is_in_force_at_once()
    {
        using var administrator = await Visitor.SignedIn(_host, "el-hajeb", "administration");

        using var answer = await administrator.SubmitSettings("settings/change", ("s.arrears.daysToPay", "12"), ("act", "write"));
        var page = WebUtility.HtmlDecode(await administrator.Http.GetStringAsync(new Uri("settings", UriKind.Relative)));

        Assert.That(answer.Headers.Location?.ToString(), Does.EndWith("/settings?saved=1"));
        Assert.That(page, Does.Match("(?s)data-setting=\"arrears.daysToPay\".*?12 jours"));
        Assert.That(page, Does.Contain("Modifié récemment").And.Contains("Jours pour payer</td>"));
    }

    [TestCase("directeur", true)]
    [TestCase("audit", true)]
    [TestCase("charge", false)]
    public async Task Others_read_or_see_nothing(string who, bool reads)
    {
        using var visitor = await Visitor.SignedIn(_host, Platform, who);

        var page = await visitor.Http.GetStringAsync(new Uri("settings", UriKind.Relative));
        var form = await visitor.Http.GetStringAsync(new Uri("settings/change", UriKind.Relative));

        Assert.That(page.Contains("data-setting", StringComparison.Ordinal), Is.EqualTo(reads));
        Assert.That(page, Does.Not.Contain("/settings/change"));
        Assert.That(form, Does.Not.Contain("name=\"s."));
    }

    [GeneratedRegex("data-setting=\"([^\"]+)\"")] private static partial Regex DataSetting();

    [GeneratedRegex("name=\"s\\.([^\"]+)\"")] private static partial Regex Field();

    [GeneratedRegex(@"\[\d+\]")] private static partial Regex Index();
}
