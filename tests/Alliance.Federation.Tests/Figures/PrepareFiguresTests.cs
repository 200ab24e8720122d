using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Federation.Figures;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Federation.Tests.Figures;

public sealed class GetFiguresTests
{
    private FederationHost _host = null!;
    private HttpClient _anyone = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await FederationHost.Start();
        _anyone = _host.Client();
    }

    [TearDown]
    public async Task Stop()
    {
        _anyone.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Anyone_reads_the_total_with_the_platforms_beside_it()
    {
        await _host.Store("ism", new Announcement { Enterprises = 1_061, CapitalDue = 1_000_00, CapitalReceived = 850_00 });
        await _host.Store("ior", new Announcement { Enterprises = 39, CapitalDue = 0, CapitalReceived = 0, AsOf = new(2023, 5, 31) });

        var answer = await Json("/api/figures");

        Assert.Multiple(() =>
        {
            Assert.That((string)answer["asOf"]!, Is.EqualTo("2023-06-30"));
            Assert.That((int)answer["enterprisesFinanced"]!, Is.EqualTo(1_100));
            Assert.That((int)answer["enterprisesCreated"]!, Is.EqualTo(1_100));
            Assert.That((int)answer["loansGranted"]!, Is.EqualTo(1_100));
            Assert.That((int)answer["loansDisbursed"]!, Is.EqualTo(1_100));
            Assert.That((decimal)answer["amountDisbursed"]!, Is.EqualTo(55_000_000m));
            Assert.That((int)answer["loansFullyRepaid"]!, Is.EqualTo(274));
            Assert.That((decimal)answer["repaymentRate"]!, Is.EqualTo(0.85m));
            Assert.That((int)answer["jobsCreated"]!, Is.EqualTo(4_400));
            Assert.That((int)answer["applicationsReceived"]!, Is.EqualTo(2_200));
            Assert.That((int)answer["platformsUpToDate"]!, Is.EqualTo(1));
            Assert.That((int)answer["platformsTotal"]!, Is.EqualTo(3));
        });
        var oriental = answer["platforms"]!.AsArray().Single(x => (string)x!["id"]! == "ior")!;
        Assert.Multiple(() =>
        {
            Assert.That((string)oriental["name"]!, Is.EqualTo("Initiative Oriental"));
            Assert.That((int)oriental["enterprisesFinanced"]!, Is.EqualTo(39));
            Assert.That(oriental["repaymentRate"], Is.Null);
            Assert.That((string)oriental["asOf"]!, Is.EqualTo("2023-05-31"));
            Assert.That((string)oriental["announcedAt"]!, Is.EqualTo("2026-11-22T09:00:00Z"));
            Assert.That((bool)oriental["upToDate"]!, Is.False);
        });
        Assert.That(answer["platforms"]!.AsArray().Sum(x => (long)x!["enterprisesFinanced"]!), Is.EqualTo((long)answer["enterprisesFinanced"]!));
    }

    [TestCase("2023-06-29", "figures.month-end-only")]
    [TestCase("2023-07-31", "figures.in-the-future")]
    [TestCase("2023-07-01", "figures.in-the-future")]
    [TestCase("30/06/2023", "figures.not-a-date")]
    [TestCase("2023-06-31", "figures.not-a-date")]
    [TestCase("'; DROP TABLE", "figures.not-a-date")]
    public async Task Other_dates_are_a_bad_request(string asOf, string code)
    {
        var answer = await _anyone.GetAsync(new Uri($"/api/figures?asOf={Uri.EscapeDataString(asOf)}", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!, Is.EqualTo(code));
    }

    [TestCase("2023-05-31")]
    [TestCase("2020-02-29")]
    [TestCase("1999-12-31")]
    public async Task Any_month_end_up_to_now_can_be_asked_for(string asOf) =>
        Assert.That((string)(await Json($"/api/figures?asOf={asOf}"))["asOf"]!, Is.EqualTo(asOf));

    [Test]
    public async Task Who_knows_the_answer_gets_it_again_only_when_it_changed()
    {
        await _host.Store("ism", new Announcement { Revision = 1 });
        var first = await _anyone.GetAsync(new Uri("/api/figures", UriKind.Relative));
        Assert.That(first.Headers.CacheControl!.NoCache, Is.True);

        Assert.That((await AskWith(first)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));

        await _host.Store("ism", new Announcement { Revision = 2, Enterprises = 11 });
        Assert.That((await AskWith(first)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_a_replica_stores_is_seen_within_two_seconds()
    {
        await _host.Store("ism", new Announcement { Enterprises = 10 });
        Assert.That((int)(await Json("/api/figures"))["enterprisesFinanced"]!, Is.EqualTo(10));

        await using var replica = _host.Services.GetRequiredService<ModuleDbPools<FederationDb>>().Lease(FixedOrganisations.Alliance);
        await replica.Change(async () =>
        {
            (await replica.MonthlyFigures.SingleAsync()).Replace(new Announcement { Revision = 2, Enterprises = 11 }, DateTime.UnixEpoch);
            return true;
        });
        Assert.That((int)(await Json("/api/figures"))["enterprisesFinanced"]!, Is.EqualTo(10), "the database is looked at twice a second, not per request");

        _host.Clock.Advance(NationalVersions.LookEvery);
        Assert.That((int)(await Json("/api/figures"))["enterprisesFinanced"]!, Is.EqualTo(11));
    }

    [Test]
    public async Task A_newcomer_is_counted_at_once()
    {
        Assert.That((int)(await Json("/api/figures"))["platformsTotal"]!, Is.EqualTo(3));

        _host.Organisations.Put(FixedOrganisations.Platform("ics", "Initiative Casablanca-Settat", "MA-06", "Casablanca"));

        Assert.That((int)(await Json("/api/figures"))["platformsTotal"]!, Is.EqualTo(4));
    }

    private async Task<HttpResponseMessage> AskWith(HttpResponseMessage known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/figures");
        request.Headers.IfNoneMatch.Add(known.Headers.ETag!);
        return await _anyone.SendAsync(request);
    }

    private async Task<JsonNode> Json(string path) => (await _anyone.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;
}
