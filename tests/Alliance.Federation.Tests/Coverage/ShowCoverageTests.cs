using Alliance.Federation.Coverage;
using Alliance.Federation.Platforms;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Federation.Tests.Coverage;

public sealed class ReadCoverageTests
{
    private readonly FixedOrganisations _organisations = new();

    [Test]
    public void Regions_and_provinces_count_when_an_active_platform_serves_them()
    {
        var coverage = Read();

        Assert.That((coverage.RegionsCovered, coverage.RegionsTotal), Is.EqualTo((3, 12)));
        Assert.That((coverage.ProvincesServed, coverage.ProvincesTotal), Is.EqualTo((4, 75)));
        Assert.That(coverage.Joining, Is.EqualTo(1));
        Assert.That(Region(coverage, "MA-06").State, Is.EqualTo(CoverageState.Joining));
        Assert.That(Region(coverage, "MA-12").State, Is.EqualTo(CoverageState.None));
    }

    [Test]
    public void A_province_served_by_two_platforms_counts_once()
    {
        _organisations.Put(FixedOrganisations.Platform("tiz", "Initiative Tiznit", "MA-09", "Tiznit", "Taroudannt"));

        Assert.That(Region(Read(), "MA-09").ProvincesServed, Has.Length.EqualTo(3));
    }

    [Test]
    public void A_suspended_platform_serves_nobody()
    {
        _organisations.Put(_organisations.Find("ism")! with { Status = OrganisationStatus.Suspended });

        Assert.That(Region(Read(), "MA-09").State, Is.EqualTo(CoverageState.None));
    }

    private TerritoryCoverage Read() => new ShowCoverage(new PlatformRegistry(_organisations)).Handle();

    private static RegionServed Region(TerritoryCoverage coverage, string code) => coverage.Regions.Single(x => x.Region.Code == code);
}
