using System.Net;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What everybody finds of an organisation: who it is, where, when, what becomes of personal data; and that search engines find nothing else.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class PublicPagesTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [TestCase("larache", "", "fr")]
    [TestCase("larache", "figures", "ar")]
    [TestCase("larache", "schemes", "fr")]
    [TestCase("larache", "schemes/tpme-charter", "ar")]
    [TestCase("larache", "privacy", "fr")]
    [TestCase("alliance", "", "ar")]
    [TestCase("alliance", "figures", "fr")]
    [TestCase("alliance", "privacy", "ar")]
    [TestCase("alliance", "coverage", "fr")]
    [TestCase("alliance", "regions/MA-09", "ar")]
    [TestCase("alliance", "figures/enterprisesFinanced", "fr")]
    [TestCase("alliance", "platforms/ism", "ar")]
    [TestCase(null, "", "fr")]
    [TestCase(null, "glossary", "ar")]
    public async Task A_public_page_says_what_it_is_and_where(string? label, string path, string language)
    {
        var page = await Open(label, path, language);

        Assert.That(page, Does.Match($"<html lang=\"{language}\" dir=\"{(language is "ar" ? "rtl" : "ltr")}\""));
        Assert.That(Title().Match(page).Groups[1].Value, Is.Not.Empty);
        Assert.That(Description().Match(page).Groups[1].Value, Has.Length.InRange(30, 220));
        Assert.That(page, Does.Contain($"<link rel=\"canonical\" href=\"{_host.Address(label)}{path}\""));
        Assert.That(page, Does.Not.Contain("noindex"));
    }

    [Test]
    public async Task A_platform_says_how_to_reach_it_and_whose_its_files_are()
    {
        var front = await Open("larache", "", "fr");
        var privacy = await Open("larache", "privacy", "fr");

        Assert.That(front, Does.Contain("12, avenue Mohammed V, 92000 Larache").And.Contains("tel:0539000000").And.Contains("mailto:contact@larache.example").And.Contains("9 h – 16 h 30"));
        Assert.That(privacy, Does.Contain("D-GC-101/2014").And.Contains("Initiative Larache est responsable du traitement"));
        Assert.That(await Open("larache", "", "ar"), Does.Contain("من الاثنين إلى الجمعة"));
    }

    [Test]
    public async Task What_the_file_does_not_say_is_left_out()
    {
        var privacy = await Open("alliance", "privacy", "fr");

        Assert.That(privacy, Does.Not.Contain("mailto:").And.Not.Contains("Récépissé").And.Not.Contains("public-contact"));
        Assert.That(privacy, Does.Contain("Demandez-le là où vous êtes reçu"));
    }

    /// <summary>Also the pages through which one signs in, whose addresses may carry a code.</summary>
    [Test]
    public async Task Search_engines_are_asked_to_leave_all_other_pages_out()
    {
        var endpoints = _host.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>().Where(x => x.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);
        var others = endpoints.Where(x => x.Metadata.GetMetadata<Alliance.Ui.PublicPageAttribute>() is null && !x.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal)
            && x.Metadata.GetMetadata<AnswersOnAttribute>()!.Kinds.HasFlag(HostKind.Platform)).ToList();
        using var director = await Visitor.SignedIn(_host, "larache", "directeur");
        var found = new List<string>();
        foreach (var path in others.Select(x => x.RoutePattern.RawText!.TrimStart('/')).Append(""))
        {
            using var answer = await director.Http.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.Content.Headers.ContentType?.MediaType is "text/html" && !(await answer.Content.ReadAsStringAsync()).Contains("<meta name=\"robots\" content=\"noindex\"", StringComparison.Ordinal)) found.Add(path);
        }

        Assert.That(others, Has.Count.GreaterThan(15));
        Assert.That(found, Is.Empty);
    }

    private async Task<string> Open(string? label, string path, string language)
    {
        using var visitor = _host.Client(label);
        (await visitor.GetAsync(new Uri($"language?to={language}", UriKind.Relative))).Dispose();
        return WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [GeneratedRegex("<title>([^<]+)</title>")] private static partial Regex Title();

    [GeneratedRegex("<meta name=\"description\" content=\"([^\"]+)\"")] private static partial Regex Description();
}
