using System.Globalization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>The organisations that come with the product.</summary>
public sealed class OrganisationFiles
{
    private static readonly string[] Folders = ["tenants", "infra/kubernetes/tenants"];
    private static readonly string[] Translations = ["ar", "en"];

    private static IEnumerable<SourceFile> All => Folders.SelectMany(x => Product.Files(x, ".json")).Where(x => !x.Path.EndsWith(".schema.json", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> Each() => All.Select(x => new TestCaseData(x.Text).SetArgDisplayNames(x.Path));

    [TestCaseSource(nameof(Each))]
    public void Are_good_and_tell_editors_their_schema(string text)
    {
        var file = Deployment.Parse("shipped.json", text);

        Assert.That(file.Reason, Is.Null);
        Assert.That(text, Does.Match("""\A\{\s+"\$schema": "[./]*(tenants/)?tenant\.schema\.json","""));
    }

    [Test]
    public void Serve_provinces_that_have_an_Arabic_name() =>
        Assert.That(All.SelectMany(x => Deployment.Accept(x.Text).Territory.Provinces).Distinct().Where(x => Provinces.Name(x, Cultures.Arabic) == x), Is.Empty);

    [Test]
    public void Are_the_Alliance_its_five_platforms_and_two_that_are_joining()
    {
        var all = All.Where(x => x.IsIn("tenants/")).Select(x => Deployment.Accept(x.Text)).ToList();

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

    [TestCaseSource(nameof(Each))]
    public void Have_colours_on_which_white_text_can_be_read(string text)
    {
        var branding = Deployment.Accept(text).Branding;

        Assert.That(ContrastWithWhite(branding.Primary), Is.GreaterThanOrEqualTo(4.5));
        Assert.That(ContrastWithWhite(branding.Navigation), Is.GreaterThanOrEqualTo(4.5));
    }

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
}
