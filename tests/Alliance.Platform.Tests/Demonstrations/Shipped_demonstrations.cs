using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>The files in <c>tenants/</c> name profiles, seeds and provinces: each must give a history.</summary>
public sealed class Shipped_demonstrations
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Path.Combine(Root(), "tenants"), "*.json")
        .Where(x => File.ReadAllText(x) is var text && text.Contains("\"platform\"", StringComparison.Ordinal) && text.Contains("\"demo\":", StringComparison.Ordinal)
            && !x.EndsWith("schema.json", StringComparison.Ordinal))
        .Select(x => Path.GetFileName(x)!)];

    [Test]
    public void Five_platforms_are_demonstrations() => Assert.That(Files, Has.Length.EqualTo(5));

    [TestCaseSource(nameof(Files))]
    public void Its_profile_gives_a_history_with_its_seed_and_settings(string file)
    {
        var (demo, lending, _) = Read(file);

        Assert.That(demo.BusinessDate, Is.EqualTo(PublishedSeries.Today));
        Assert.That(() => new HistoryGenerator("x", DemonstrationProfiles.Find(demo.Profile!), demo.Seed, lending).Generate(), Throws.Nothing);
    }

    [TestCaseSource(nameof(Files))]
    public void Its_projects_lie_in_the_provinces_of_its_territory(string file)
    {
        var (demo, _, provinces) = Read(file);

        Assert.That(DemonstrationProfiles.Find(demo.Profile!).Provinces.Select(x => x.Name), Is.EquivalentTo(provinces));
    }

    private static (Tenancy.Organisations.Demonstration Demo, LendingSettings Lending, string[] Provinces) Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "tenants", file)));
        var root = json.RootElement;
        return (
            root.GetProperty("demo").Deserialize<Tenancy.Organisations.Demonstration>(OrganisationJson.Options)!,
            root.GetProperty("lending").Deserialize<LendingSettings>(OrganisationJson.Options)!,
            root.GetProperty("territory").GetProperty("provinces").Deserialize<string[]>()!);
    }

    private static string Root()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.SaaS.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
