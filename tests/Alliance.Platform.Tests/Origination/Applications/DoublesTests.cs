using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Origination.Applications;

[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class DoublesTests
{
    private PlatformHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        await new DossierInput { Entrepreneur = "Mohammed El Amrani", Cin = "JB123456", Phone = "+212 6 12 34 56 78", BornOn = "1990-03-12", Enterprise = "Coopérative Tafraout", Ice = "001525713000045" }.Register(_host);
        await new DossierInput { Entrepreneur = "Karim Benali", Cin = null, BornOn = "1992-01-15", Enterprise = "Menuiserie Benali" }.Register(_host);
        await new DossierInput { Entrepreneur = "Amina El Alaoui", Cin = null, BornOn = "1988-11-30", Enterprise = "Atelier Alaoui" }.Register(_host);
        await new DossierInput { Entrepreneur = "أمينة العلوي", Cin = null, BornOn = "1985-07-01", Enterprise = "مخبزة السلام" }.Register(_host);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("cin", "jb 123-456", "cin Mohammed El Amrani")]
    [TestCase("cin", "JB12345", "")]
    [TestCase("phone", "06 12 34 56 78", "phone Mohammed El Amrani")]
    [TestCase("phone", "00212612345678", "phone Mohammed El Amrani")]
    [TestCase("phone", "0612345679", "")]
    [TestCase("phone", "0522 11 22 33 / 0612345678", "phone Mohammed El Amrani")]
    [TestCase("enterprise", "tafraout cooperative", "enterprise-name Coopérative Tafraout")]
    [TestCase("enterprise", "Coopérative", "")]
    [TestCase("enterprise", "مخبزه السلام", "enterprise-name مخبزة السلام")]
    [TestCase("ice", "0015 2571 3000 045", "ice Coopérative Tafraout")]
    public async Task Somebody_known_is_told_however_it_is_written(string field, string written, string expected) =>
        Assert.That(await Find(new Dictionary<string, string> { [field] = written }), Is.EqualTo(expected));

    [TestCase("el amrani MOHAMMED", "1990-03-12", "name-and-birthday Mohammed El Amrani")]
    [TestCase("Karim Bennali", "1992-01-15", "like-name-and-birthday Karim Benali")]
    [TestCase("Karim Ben Ali", "1992-01-15", "name-and-birthday Karim Benali")]
    [TestCase("Amina ElAlaoui", "1988-11-30", "name-and-birthday Amina El Alaoui")]
    [TestCase("Mohammed ElAmrani", "1990-03-12", "name-and-birthday Mohammed El Amrani")]
    [TestCase("Mohamed El Amrani", "1990-03-12", "like-name-and-birthday Mohammed El Amrani")]
    [TestCase("Mohammed Amrani", "1990-03-12", "like-name-and-birthday Mohammed El Amrani")]
    [TestCase("Mohammed El Amrani", "1990-03-13", "")]
    [TestCase("Karim Alami", "1990-03-12", "")]
    [TestCase("امينه العلوي", "1985-07-01", "name-and-birthday أمينة العلوي")]
    public async Task So_is_a_name_like_one_that_is_known_with_the_same_birthday(string name, string bornOn, string expected) =>
        Assert.That(await Find(new Dictionary<string, string> { ["name"] = name, ["bornOn"] = bornOn }), Is.EqualTo(expected));

    [Test]
    public async Task Each_is_told_once_on_the_strongest_ground() => Assert.That(
        await Find(new() { ["name"] = "Mohammed El Amrani", ["bornOn"] = "1990-03-12", ["cin"] = "JB123456", ["phone"] = "0612345678", ["enterprise"] = "Coopérative Tafraout" }),
        Is.EqualTo("cin Mohammed El Amrani, enterprise-name Coopérative Tafraout"));

    [TestCase(Roles.CommitteeMember, HttpStatusCode.Forbidden)]
    [TestCase(Roles.Mentor, HttpStatusCode.Forbidden)]
    public async Task It_is_for_those_who_register_dossiers(string role, HttpStatusCode expected) =>
        Assert.That((await _host.Client(role).PostAsJsonAsync("/api/applications/doubles", new { cin = "JB123456" })).StatusCode, Is.EqualTo(expected));

    [Test]
    public async Task Another_platform_knows_nobody() => Assert.That(await Find(new() { ["cin"] = "JB123456" }, FixedOrganisations.Ior), Is.Empty);

    private async Task<string> Find(Dictionary<string, string> typed, string organisation = FixedOrganisations.Ism)
    {
        var found = await (await _host.Client(Roles.LoanOfficer, organisation).PostAsJsonAsync("/api/applications/doubles", typed)).Json();
        return string.Join(", ", found.EnumerateArray().Select(x => $"{x.GetProperty("ground").GetString()} {x.GetProperty("name").GetString()}"));
    }
}
