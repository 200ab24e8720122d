using System.Globalization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>The organisations that come with the product.</summary>
public sealed class ShippedFilesTests
{
    private static readonly string Folder = Path.Combine(Root(), "tenants");

    private static readonly string[] Translations = ["ar", "en"];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(x => Path.GetFileName(x)).Where(x => x != "tenant.schema.json");

    [TestCaseSource(nameof(Names))]
    public void Each_is_good_and_tells_editors_its_schema(string name)
    {
        var file = Parse(name);

        Assert.That(file.Reason, Is.Null);
        Assert.That(file.Body, Does.Contain("\"$schema\": \"./tenant.schema.json\""));
    }

    [Test]
    public void Five_platforms_and_the_alliance_are_active_and_two_are_joining()
    {
        var all = Names.Select(x => Parse(x).Organisation!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                all.Where(x => x.Status is OrganisationStatus.Active).Select(x => x.Label),
                Is.EquivalentTo(["alliance", "souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb"]));
            Assert.That(all.Where(x => x.Status is OrganisationStatus.Onboarding).Select(x => x.Label), Is.EquivalentTo(["casablanca-settat", "guelmim-oued-noun"]));
            Assert.That(all.Where(x => x.Kind is HostKind.Alliance).Select(x => x.Id), Is.EqualTo(["aim"]));
            Assert.That(all.Select(x => x.Id), Is.Unique);
            Assert.That(all.Select(x => x.Branding.Primary), Is.Unique);
            Assert.That(all.Where(x => x.Demo is not null).Select(x => x.Demo!.BusinessDate), Has.Exactly(6).EqualTo(new DateOnly(2023, 6, 30)));
            Assert.That(all.Select(x => x.Names.Keys.Order()), Is.All.EqualTo(Translations));
            Assert.That(all.SelectMany(x => x.Administrators), Is.All.EndsWith(".example"), "a domain that nobody can have");
        });
    }

    [TestCaseSource(nameof(Names))]
    public void White_text_can_be_read_on_its_colours(string name)
    {
        var branding = Parse(name).Organisation!.Branding;

        Assert.That(ContrastWithWhite(branding.Primary), Is.GreaterThanOrEqualTo(4.5));
        Assert.That(ContrastWithWhite(branding.Navigation), Is.GreaterThanOrEqualTo(4.5));
    }

    private static OrganisationFile Parse(string name) => FileTests.Parser(demoAllowed: true).Parse(name, File.ReadAllBytes(Path.Combine(Folder, name)));

    /// <summary>As WCAG 2 defines it.</summary>
    private static double ContrastWithWhite(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 1.05 / (0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5) + 0.05);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.SaaS.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
