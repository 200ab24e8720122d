using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Notices;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Origination;

/// <summary>Nothing is paid out before every condition is met (rule 17), and what isn't met by its deadline lapses by itself.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class ConditionsTests
{
    private static readonly object[] Two =
    [
        new { text = "Bail signé", proof = "Contrat de bail", deadline = "2023-07-10" },
        new { text = "Formation suivie", proof = "Attestation", deadline = "2023-07-31", owner = "platform" },
    ];

    private static async Task<(string Dossier, string Loan)> Approved(PlatformHost host)
    {
        host.Organisations.GoTo(new(2023, 6, 30));
        var id = await new DossierInput().Register(host);
        var answer = await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = "2023-06-20", conditions = Two });
        return (id, (await answer.Json(HttpStatusCode.Created)).GetProperty("loanId").GetString()!);
    }

    private static Task<HttpResponseMessage> Meet(PlatformHost host, string dossier, int number, string on) =>
        host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{dossier}/conditions/{number}/meeting", new { metOn = on, note = "Original vu" });

    private static Task<HttpResponseMessage> Pay(PlatformHost host, string loan) =>
        host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{loan}/disbursements", new { amount = 50_000, paidOn = "2023-06-30" });

    private static async Task<string?> Status(PlatformHost host, string dossier) => (await Show(host, dossier)).GetProperty("status").GetString();

    private static async Task<JsonElement> Show(PlatformHost host, string dossier) => await (await host.Client(Roles.Director).GetAsync($"/api/applications/{dossier}")).Json();

    private static async Task<decimal> Committed(PlatformHost host) => (await (await host.Client(Roles.Treasurer).GetAsync("/api/fund")).Json()).GetProperty("committed").GetDecimal();

    private static Task Day(PlatformHost host, DateOnly day)
    {
        host.Organisations.GoTo(day);
        return host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<LapseApprovals>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    [Test]
    public async Task A_loan_is_paid_out_once_the_last_one_is_met()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, loan) = await Approved(host);
        Assert.That(await Status(host, dossier), Is.EqualTo("approved-with-conditions"));
        Assert.That(await (await Pay(host, loan)).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        (await Meet(host, dossier, 2, "2023-06-29")).EnsureSuccessStatusCode();
        Assert.That(await (await Pay(host, loan)).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        Assert.That(await host.Kinds(Roles.Treasurer), Does.Not.Contain("loan-to-pay-out"));

        (await Meet(host, dossier, 1, "2023-06-30")).EnsureSuccessStatusCode();

        Assert.That(await Status(host, dossier), Is.EqualTo("approved"));
        Assert.That(await host.Kinds(Roles.Treasurer), Does.Contain("loan-to-pay-out"));
        await (await Pay(host, loan)).Json(HttpStatusCode.Created);
        Assert.That(await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{dossier}/conditions/1/reopening", new { why = "Bail rompu" })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-events"));
    }

    [Test]
    public async Task One_taken_for_met_by_mistake_locks_the_loan_again()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, loan) = await Approved(host);
        (await Meet(host, dossier, 1, "2023-06-30")).EnsureSuccessStatusCode();
        (await Meet(host, dossier, 2, "2023-06-30")).EnsureSuccessStatusCode();
        (await host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{dossier}/conditions/2/reopening", new { why = "Attestation d’un autre" })).EnsureSuccessStatusCode();

        Assert.That(await Status(host, dossier), Is.EqualTo("approved-with-conditions"));
        Assert.That(await (await Pay(host, loan)).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        Assert.That(await host.Unread(Roles.Treasurer), Is.Zero);
        (await Meet(host, dossier, 2, "2023-06-30")).EnsureSuccessStatusCode();
        await (await Pay(host, loan)).Json(HttpStatusCode.Created);
    }

    [TestCase(1, "2023-07-01", "condition.in-the-future")]
    [TestCase(1, "2023-06-19", "condition.before-decision")]
    [TestCase(3, "2023-06-30", "condition.none")]
    public async Task A_proof_is_of_a_day_between_decision_and_today(int number, string on, string code)
    {
        await using var host = await PlatformHost.Start();
        var (dossier, _) = await Approved(host);

        Assert.That(await (await Meet(host, dossier, number, on)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    /// <summary>The deadline is the last good day: met on it counts, and on the day after it is over.</summary>
    [Test]
    public async Task What_is_not_met_by_its_deadline_lapses_the_day_after()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, _) = await Approved(host);
        (await Meet(host, dossier, 2, "2023-06-30")).EnsureSuccessStatusCode();
        await Day(host, new(2023, 7, 10));
        Assert.That(await Status(host, dossier), Is.EqualTo("approved-with-conditions"));
        Assert.That(await Committed(host), Is.EqualTo(50_000m));

        await Day(host, new(2023, 7, 11));

        var lapsed = await Show(host, dossier);
        Assert.That((lapsed.GetProperty("status").GetString(), lapsed.GetProperty("loanId").ValueKind), Is.EqualTo(("lapsed", JsonValueKind.Null)));
        Assert.That(await (await Meet(host, dossier, 1, "2023-07-10")).Code(HttpStatusCode.Conflict), Is.EqualTo("condition.none"));
        Assert.That(await host.Kinds(Roles.LoanOfficer), Does.Contain("application-lapsed"));
        Assert.That(await Committed(host), Is.Zero, "the money is available again");
    }

    /// <summary>A mandate on the loan keeps the loan, not the approval; the loan goes once the mandate is revoked, and nothing is paid meanwhile.</summary>
    [Test]
    public async Task A_mandate_holds_up_no_lapsing()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, loan) = await Approved(host);
        var treasurer = host.Client(Roles.Treasurer);
        await (await treasurer.PostAsJsonAsync($"/api/loans/{loan}/mandate", new { rib = "007640000123450000041222", signedOn = "2023-06-25" })).Json();

        await Day(host, new(2023, 7, 11));

        Assert.That(await Status(host, dossier), Is.EqualTo("lapsed"));
        Assert.That(await (await treasurer.PostAsJsonAsync($"/api/loans/{loan}/disbursements", new { amount = 50_000, paidOn = "2023-07-11" })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.conditions-open"));
        (await treasurer.PostAsJsonAsync($"/api/loans/{loan}/mandate/revocation", new { })).EnsureSuccessStatusCode();
        await Day(host, new(2023, 7, 12));
        Assert.That((await treasurer.GetAsync($"/api/loans/{loan}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task One_met_on_its_last_day_keeps_the_approval()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, _) = await Approved(host);
        (await Meet(host, dossier, 2, "2023-06-30")).EnsureSuccessStatusCode();
        await Day(host, new(2023, 7, 10));
        (await Meet(host, dossier, 1, "2023-07-10")).EnsureSuccessStatusCode();

        await Day(host, new(2023, 7, 11));

        Assert.That(await Status(host, dossier), Is.EqualTo("approved"));
    }

    [Test]
    public async Task The_officer_hears_a_week_before_and_once()
    {
        await using var host = await PlatformHost.Start();
        await Approved(host);
        await Day(host, new(2023, 7, 2));
        Assert.That(await host.Kinds(Roles.LoanOfficer), Does.Not.Contain("condition-due"));

        for (var day = new DateOnly(2023, 7, 3); day.Day < 8; day = day.AddDays(1)) await Day(host, day);

        Assert.That((await host.Kinds(Roles.LoanOfficer)).Count(x => x == "condition-due"), Is.EqualTo(1));
    }

    /// <summary>An adjourned dossier waits; one that lapsed can be decided again once that is taken back.</summary>
    [Test]
    public async Task The_second_time_counts_like_the_first()
    {
        await using var host = await PlatformHost.Start();
        var (dossier, _) = await Approved(host);
        await Day(host, new(2023, 7, 11));
        Assert.That(await Status(host, dossier), Is.EqualTo("lapsed"));
        var director = host.Client(Roles.Director);
        (await director.PostAsJsonAsync($"/api/applications/{dossier}/decision/undoing", new { })).EnsureSuccessStatusCode();
        (await director.PostAsJsonAsync($"/api/applications/{dossier}/adjournment", new { until = "2023-08-31", words = "Nouveau bail attendu", decidedOn = "2023-07-11" })).EnsureSuccessStatusCode();
        Assert.That(await Status(host, dossier), Is.EqualTo("adjourned"));
        await (await director.PostAsJsonAsync($"/api/applications/{dossier}/approval", new
        {
            amount = 50_000,
            term = 36,
            graceMonths = 6,
            decidedOn = "2023-07-11",
            conditions = new object[] { new { text = "Nouveau bail", proof = "Bail", deadline = "2023-07-20" } },
        })).Json(HttpStatusCode.Created);

        var again = (await Show(host, dossier)).GetProperty("conditions").EnumerateArray().Single();
        Assert.That((again.GetProperty("number").GetInt32(), again.GetProperty("text").GetString(), again.GetProperty("metOn").ValueKind), Is.EqualTo((1, "Nouveau bail", JsonValueKind.Null)));
        await Day(host, new(2023, 7, 21));
        Assert.That(await Status(host, dossier), Is.EqualTo("lapsed"));
    }
}
