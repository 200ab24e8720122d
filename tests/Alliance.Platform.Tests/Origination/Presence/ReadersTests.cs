using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Presence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Platform.Tests.Origination.Presence;

/// <summary>Two at work on one dossier know of each other, as long as both have it open.</summary>
internal sealed class ReadersTests
{
    private Clock _clock = null!;
    private PlatformHost _host = null!;
    private string _readers = "", _dossier = "";

    [SetUp]
    public async Task Start()
    {
        _clock = new();
        _host = await PlatformHost.Start(funded: false, services: x => x.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));
        _dossier = $"/api/applications/{await new DossierInput().Register(_host)}";
        _readers = $"{_dossier}/readers";
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Each_sees_the_others_and_never_themselves()
    {
        Assert.That(await Others("Nadia"), Is.Empty);
        _clock.Advance(TimeSpan.FromMinutes(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Others("Karim"), Is.Empty, "she was last heard of five minutes ago");
            Assert.That(await Others("Nadia"), Is.EqualTo(new[] { "Karim 09:20:00" }));
            Assert.That(await Others("Karim"), Is.EqualTo(new[] { "Nadia 09:20:00" }));
            Assert.That(await Others("Hind", Roles.Auditor), Is.EqualTo(new[] { "Karim 09:20:00", "Nadia 09:20:00" }));
        }
    }

    [Test]
    public async Task Since_when_stays_while_the_page_says_that_it_is_open()
    {
        await Others("Nadia");
        for (var n = 0; n < 8; n++)
        {
            _clock.Advance(SeeReaders.Often);
            await Others("Nadia");
        }

        Assert.That(await Others("Karim"), Is.EqualTo(new[] { "Nadia 09:15:00" }), "two minutes later");
        _clock.Advance(SeeReaders.Away);
        Assert.That(await Others("Karim"), Is.EqualTo(new[] { "Nadia 09:15:00" }), "not longer than that");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await Others("Karim"), Is.Empty, "a page whose connection is lost says nothing");
        Assert.That(await _host.Read(x => x.Set<DossierReader>().CountAsync()), Is.EqualTo(1), "who is gone is not kept");
    }

    [Test]
    public async Task Who_leaves_is_seen_no_longer_unless_another_page_of_theirs_is_open()
    {
        await Others("Nadia");
        await (await Client("Nadia").DeleteAsync(_readers)).Json(HttpStatusCode.NoContent);
        Assert.That(await Others("Karim"), Is.Empty);

        await Others("Nadia");
        Assert.That(await Others("Karim"), Has.Length.EqualTo(1));
        await (await Client("Karim").DeleteAsync(_readers)).Json(HttpStatusCode.NoContent);
        Assert.That(await Others("Hind"), Is.EqualTo(new[] { "Nadia 09:15:00" }), "who leaves takes nobody along");
    }

    [Test]
    public async Task A_dossier_of_its_own_and_one_that_is_not_there()
    {
        var another = await new DossierInput { Cin = "JC77777", Enterprise = "Autre atelier" }.Register(_host);
        await Others("Nadia");

        Assert.That((await See("Karim", $"/api/applications/{another}/readers")).GetProperty("others").GetArrayLength(), Is.Zero);
        Assert.That((await Client("Karim").PostAsync($"/api/applications/{Guid.CreateVersion7()}/readers", null)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Roles.LoanOfficer, true)]
    [TestCase(Roles.Director, true)]
    [TestCase(Roles.Treasurer, true)]
    [TestCase(Roles.Auditor, true)]
    [TestCase(Roles.CommitteeMember, false)]
    [TestCase(Roles.Mentor, false)]
    [TestCase(Roles.Entrepreneur, false)]
    [TestCase(Roles.PlatformAdministrator, false)]
    public async Task Only_among_those_who_read_all_dossiers(string role, bool reads)
    {
        await Others("Nadia");
        Assert.That((await _host.Client(role).PostAsync(_readers, null)).StatusCode, Is.EqualTo(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
        Assert.That((await _host.Client(role).DeleteAsync(_readers)).StatusCode, Is.EqualTo(reads ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden));
        Assert.That(await Others("Karim"), Is.EqualTo(new[] { "Nadia 09:15:00" }));
    }

    [Test]
    public async Task A_program_sees_and_is_not_seen()
    {
        await Others("Nadia");
        Assert.That(await Others(PlatformHost.Machine), Is.EqualTo(new[] { "Nadia 09:15:00" }));
        Assert.That(await Others("Nadia"), Is.Empty);
    }

    [Test]
    public async Task Whether_the_dossier_was_changed_meanwhile_is_told()
    {
        var before = (await See("Nadia", _readers)).GetProperty("revision").GetInt64();
        Assert.That(before, Is.EqualTo((await (await Client("Nadia").GetAsync(_dossier)).Json()).GetProperty("revision").GetInt64()));

        await (await Client("Karim").PostAsJsonAsync($"{_dossier}/appraisal", new { })).Json(HttpStatusCode.NoContent);
        Assert.That((await See("Nadia", _readers)).GetProperty("revision").GetInt64(), Is.GreaterThan(before));
    }

    private HttpClient Client(string name, string role = Roles.LoanOfficer) => _host.Client(role, account: name);

    private async Task<JsonElement> See(string name, string readers, string role = Roles.LoanOfficer) => await (await Client(name, role).PostAsync(readers, null)).Json();

    private async Task<string[]> Others(string name, string role = Roles.LoanOfficer) =>
        [.. (await See(name, _readers, role)).GetProperty("others").EnumerateArray().Select(x => $"{x.GetProperty("name").GetString()} {x.GetProperty("since").GetString()}")];

    /// <summary>What it says is set; what waits by it waits as long as ever.</summary>
    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 2, 9, 15, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
