using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>Every page in every language, opened by all who may: each word that it asks for exists. A new page is covered the day it appears.</summary>
public sealed class EveryPageTests
{
    private const string Platform = "larache";

    [Test]
    public async Task Every_page_can_be_opened_and_lacks_no_word_in_any_language()
    {
        using var missing = new MissingWords();
        await using var host = await RunningHost.Start();
        var pages = PageAddress.All(host.Services.GetServices<EndpointDataSource>());
        using var treasurer = await Visitor.SignedIn(host, Platform, "tresorier");
        using var director = await Visitor.SignedIn(host, Platform, "directeur");
        using var officer = await Visitor.SignedIn(host, Platform, "charge");
        using var administrator = await Visitor.SignedIn(host, Platform, "administration");
        using var analyst = await Visitor.SignedIn(host, "alliance", "analyste");
        using var national = await Visitor.SignedIn(host, "alliance", "administration");
        using var passerBy = host.Client();
        using var borrower = host.Client(Platform);
        using var citizen = host.Client("alliance");
        PageWalk[] walks =
        [
            new("network", HostKind.Network, pages, [passerBy]),
            new("platform", HostKind.Platform, pages, [borrower, treasurer.Http, director.Http, officer.Http, administrator.Http]),
            new("alliance", HostKind.Alliance, pages, [citizen, analyst.Http, national.Http]),
        ];
        var unlinked = await Elsewhere.Links(host, treasurer, administrator, director);

        foreach (var walk in walks) await walk.Explore("fr", unlinked);
        foreach (var walk in walks) await walk.Repeat("ar");
        foreach (var walk in walks) await walk.Repeat("en");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(walks.SelectMany(x => x.NotOpened), Is.Empty);
            Assert.That(missing.Found, Is.Empty);
        }
    }
}
