using System.Net;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>The description is for those who have to do with it, unless a setting opens it to all.</summary>
public sealed class WhoMayReadTests
{
    private static readonly string[] Addresses = ["openapi/platform.json", "docs"];

    [Test]
    public async Task Without_the_setting_nobody_who_is_not_signed_in_reads_it()
    {
        await using var host = await RunningHost.Start(settings: new Dictionary<string, string?> { ["Documentation:OpenToAll"] = "false" });
        using var stranger = host.Client("souss-massa");
        using var clerk = await Visitor.SignedIn(host, "souss-massa", "charge");

        foreach (var address in Addresses)
        {
            using var closed = await stranger.GetAsync(new Uri(address, UriKind.Relative));
            using var open = await clerk.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), address);
            Assert.That(closed.Headers.Location?.OriginalString, Does.StartWith("/sign-in"), address);
            Assert.That((int)open.StatusCode, Is.LessThan(400), address);
            Assert.That(open.Headers.Location?.OriginalString ?? "", Does.Not.Contain("sign-in"), address);
        }
    }

    [Test]
    public async Task Where_the_setting_says_so_everybody_does()
    {
        using var stranger = Described.Host.Client("souss-massa", followRedirects: true);
        foreach (var address in Addresses)
        {
            using var open = await stranger.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }
    }

    [Test]
    public void Only_development_opens_it()
    {
        var opened = Directory.GetFiles(HostFolder.RepositoryFile("src/Alliance.Host"), "appsettings*.json").Where(x => File.ReadAllText(x).Contains("OpenToAll", StringComparison.Ordinal));

        Assert.That(opened.Select(Path.GetFileName), Is.EqualTo(["appsettings.Development.json"]));
    }
}
