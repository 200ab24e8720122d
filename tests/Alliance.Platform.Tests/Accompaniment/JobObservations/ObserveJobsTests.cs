using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Accompaniment.JobObservations;

internal sealed class ObserveJobsTests
{
    private PlatformHost _host = null!;
    private string _enterprise = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        await new DossierInput().Register(_host);
        _enterprise = (await _host.Read(x => x.Enterprises.SingleAsync())).Id.ToString();
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task The_latest_observation_counts_and_of_one_day_the_last_recorded()
    {
        await (await Observe("2023-06-01", 3)).Json(HttpStatusCode.Created);
        await (await Observe("2023-05-20", 9)).Json(HttpStatusCode.Created);
        await (await Observe("2023-06-01", 5)).Json(HttpStatusCode.Created);

        var enterprise = await _host.Read(x => x.Enterprises.SingleAsync());
        Assert.That(enterprise.ObservedBy(new(2023, 6, 15))!.JobsCreated, Is.EqualTo(5));
        Assert.That(enterprise.ObservedBy(new(2023, 5, 31))!.JobsCreated, Is.EqualTo(9));
        Assert.That(enterprise.ObservedBy(new(2023, 5, 19)), Is.Null);
    }

    [Test]
    public async Task Jobs_are_not_observed_after_today() =>
        Assert.That(await (await Observe("2023-06-16", 3)).Code(HttpStatusCode.Conflict), Is.EqualTo("enterprise.observed-in-the-future"));

    [Test]
    public async Task A_negative_number_of_jobs_is_bad_input() =>
        Assert.That((await Observe("2023-06-01", -1)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task The_treasurer_counts_no_jobs() =>
        Assert.That((await Observe("2023-06-01", 1, Roles.Treasurer)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task Another_platforms_enterprise_is_not_there()
    {
        var there = _host.Client(Roles.Director, FixedOrganisations.Ior);

        Assert.That((await there.GetAsync($"/api/enterprises/{_enterprise}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var answer = await there.PostAsJsonAsync($"/api/enterprises/{_enterprise}/job-observations", new { observedOn = "2023-06-01", jobsCreated = 1, jobsMaintained = 0 });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<HttpResponseMessage> Observe(string on, int created, string role = Roles.LoanOfficer) => _host.Client(role)
        .PostAsJsonAsync($"/api/enterprises/{_enterprise}/job-observations", new { observedOn = on, jobsCreated = created, jobsMaintained = 2 });
}
