using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Notices;

/// <summary>What an officer in charge is told, while it is so; and who hears of it where the officer is one no more.</summary>
internal sealed class OfficersAreToldTests
{
    private const string Decided = "application-decided";
    private const string HandedOver = "application-handed-over";

    private static async Task<(PlatformHost Host, string Id)> Approved(string officer = Roles.LoanOfficer)
    {
        var host = await PlatformHost.Start();
        var id = (await (await new DossierInput().Post(host.Client(Roles.LoanOfficer, account: officer))).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = "2023-05-20" })).Json(HttpStatusCode.Created);
        return (host, id);
    }

    [Test]
    public async Task A_decision_that_is_taken_back_is_told_as_one_no_more()
    {
        var (host, id) = await Approved();
        await using var _ = host;
        Assert.That(await host.Unread(Roles.LoanOfficer), Is.EqualTo(1));

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/decision/undoing", new { })).Json(HttpStatusCode.NoContent);

        var told = (await host.Notices(Roles.LoanOfficer)).GetProperty("rows").EnumerateArray().Single(x => x.GetProperty("kind").GetString() == Decided);
        Assert.That(told.GetProperty("isSettled").GetBoolean(), Is.True);
        Assert.That(await host.Unread(Roles.LoanOfficer), Is.Zero);
    }

    [Test]
    public async Task Handed_on_a_dossier_is_the_next_one_s_alone()
    {
        await using var host = await PlatformHost.Start();
        foreach (var name in new[] { "nadia", "karim" }) host.Staff.Add(new(PlatformHost.AccountOf(name), name));
        var id = await new DossierInput().Register(host);

        foreach (var name in new[] { "nadia", "karim" })
            await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/officer", new { officerId = PlatformHost.AccountOf(name) })).Json(HttpStatusCode.NoContent);

        Assert.That(await host.Unread(Roles.LoanOfficer, "nadia"), Is.Zero);
        Assert.That(await host.Unread(Roles.LoanOfficer, "karim"), Is.EqualTo(1));
        Assert.That(host.Services.GetServices<Platform.Notices.NoticeKind>().Single(x => x.Code == HandedOver).ByMail, Is.False, "nothing waits for it: the bell says so soon enough");
    }

    [Test]
    public async Task A_decision_on_a_dossier_of_somebody_who_left_is_told_to_all_who_register_dossiers()
    {
        var (host, _) = await Approved(officer: "left since");
        await using var __ = host;

        Assert.That(await host.Kinds(Roles.LoanOfficer), Does.Contain(Decided));
        Assert.That(await host.Kinds(Roles.Treasurer), Does.Not.Contain(Decided));
    }

    [Test]
    public async Task A_payment_of_their_loan_that_came_back_is_told_to_all_who_follow_up_arrears()
    {
        var (host, id) = await Approved(officer: "left since");
        await using var _ = host;
        var loan = new LoanCase(host, (await (await host.Client(Roles.Director).GetAsync($"/api/applications/{id}")).Json()).GetProperty("loanId").GetString()!);
        await (await loan.Disburse(new { amount = 50_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        var paid = await (await loan.Pay(new { amount = 1_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);

        await (await loan.Post($"payments/{paid.GetProperty("eventId").GetString()}/return", new { returnedOn = "2023-06-12" })).Json(HttpStatusCode.Created);

        Assert.That(await host.Kinds(Roles.LoanOfficer), Does.Contain("payment-returned"));
        Assert.That(await host.Kinds(Roles.Director), Does.Contain("payment-returned"));
        Assert.That(await host.Kinds(Roles.Auditor), Does.Not.Contain("payment-returned"));
    }

    [Test]
    public async Task A_promise_that_one_of_their_borrowers_broke_as_well()
    {
        var (host, id) = await Approved(officer: "left since");
        await using var arrears = new ArrearsCase(host);
        var loan = new LoanCase(host, (await (await host.Client(Roles.Director).GetAsync($"/api/applications/{id}")).Json()).GetProperty("loanId").GetString()!);
        await (await loan.Disburse(new { amount = 50_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        host.Organisations.GoTo(ArrearsCase.Today);
        await (await arrears.Post($"/loans/{loan.Id}/promises", new { amount = 500, payBy = "2024-02-12" })).Json(HttpStatusCode.Created);
        host.Organisations.GoTo(new(2024, 2, 20));

        await host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<PromiseNotices>().Step(new BusinessDays(new(2024, 2, 12), new(2024, 2, 20)), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });

        Assert.That(await host.Kinds(Roles.Director), Does.Contain("promise-broken"));
    }

    /// <summary>Two windows: one opens a notice in the moment between the other's look and its writing.</summary>
    [Test]
    public async Task Who_marks_all_as_read_while_one_of_them_is_read_elsewhere_has_read_all()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose(account: "salma");
        var ready = await AppraisalCase.Of(loan.Host, new() { Cin = "J654321" });
        await ready.TakeUp();
        await ready.Do("readiness"); // waits for the same director
        var ids = (await loan.Host.Notices(Roles.Director, query: "?unread=true")).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("id").GetString()!).ToList();
        Assert.That(ids, Has.Count.AtLeast(2));
        var connection = (await loan.Host.Read(db => Task.FromResult(db.Database.GetConnectionString())))!;
        var source = new SqliteConnectionStringBuilder(connection).DataSource;
        var isRead = false;
        using (Testing.Statements.Of(source, x =>
        {
            if (isRead || !x.Writes) return;
            isRead = true;
            using var other = new SqliteConnection(connection);
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "INSERT INTO platform_notice_readings (NoticeId, AccountId, ReadAt) VALUES ($notice, $account, '2023-06-15 10:00:00')";
            command.Parameters.AddWithValue("$notice", ids[0].ToUpperInvariant());
            command.Parameters.AddWithValue("$account", PlatformHost.AccountOf(Roles.Director).ToString().ToUpperInvariant());
            command.ExecuteNonQuery();
        }))
        {
            await (await loan.Host.Client(Roles.Director).PostAsync("/api/notices/reading", null)).Json(HttpStatusCode.NoContent);
        }

        Assert.That(isRead, Is.True);
        Assert.That(await loan.Host.Unread(Roles.Director), Is.Zero);
    }
}
