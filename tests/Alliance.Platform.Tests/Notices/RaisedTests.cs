using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Tenancy.Jobs.Daily;

namespace Alliance.Platform.Tests.Notices;

/// <summary>What areas tell, and to whom.</summary>
internal sealed class RaisedTests
{
    [Test]
    public async Task A_dossier_waits_for_who_decides_and_its_officer_hears_the_decision()
    {
        await using var host = await PlatformHost.Start();
        var dossier = await AppraisalCase.Of(host, new() { Enterprise = "Coopérative Tafraout" });
        await dossier.TakeUp();
        Assert.That(await host.Kinds(Roles.Director), Is.Empty, "somebody works on it");
        await dossier.Do("readiness");
        var id = dossier.Dossier;

        var waits = (await host.Notices(Roles.Director)).GetProperty("rows")[0];
        Assert.That(waits.GetProperty("sentence").GetString(), Is.EqualTo("Le dossier ISM-D-2023-0001 attend une décision."));
        Assert.That((waits.GetProperty("about").GetString(), waits.GetProperty("href").GetString()), Is.EqualTo(("Coopérative Tafraout", $"/applications/{id}")));
        Assert.That(await host.Kinds(Roles.LoanOfficer), Is.Empty, "who registered it knows");

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = "2023-05-20" })).Json(HttpStatusCode.Created);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await host.Unread(Roles.Director), Is.Zero);
            Assert.That((await host.Notices(Roles.LoanOfficer)).GetProperty("rows")[0].GetProperty("sentence").GetString(), Is.EqualTo("Le dossier ISM-D-2023-0001 est accepté."));
            Assert.That(await host.Kinds(Roles.LoanOfficer, "another officer"), Is.Empty, "a colleague has dossiers of his own");
            Assert.That(await host.Kinds(Roles.Treasurer), Is.EqualTo(["loan-to-pay-out"]));
        }

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/decision/undoing", new { })).Json(HttpStatusCode.NoContent);
        Assert.That(await host.Unread(Roles.Treasurer), Is.Zero, "nothing is to be paid out any more");
        Assert.That(await host.Unread(Roles.Director, "the other director"), Is.EqualTo(1), "it waits again");
    }

    [Test]
    public async Task A_refusal_is_told_to_the_officer_and_a_withdrawal_to_nobody()
    {
        await using var host = await PlatformHost.Start();
        var (refused, withdrawn) = (await new DossierInput().Register(host), await new DossierInput { Cin = "J654321" }.Register(host));

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{refused}/refusal", new { reason = "not-viable", words = "Marché trop étroit", decidedOn = "2023-05-20" })).Json(HttpStatusCode.NoContent);
        await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{withdrawn}/withdrawal", new { withdrawnOn = "2023-05-20" })).Json(HttpStatusCode.NoContent);

        Assert.That((await host.Notices(Roles.LoanOfficer)).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("sentence").GetString()), Is.EqualTo(["Le dossier ISM-D-2023-0001 est refusé."]));
        Assert.That(await host.Unread(Roles.Director), Is.Zero);
    }

    [Test]
    public async Task Who_is_put_in_charge_hears_of_it()
    {
        await using var host = await PlatformHost.Start();
        host.Staff.Add(new(PlatformHost.AccountOf("nadia"), "Nadia"));
        var id = await new DossierInput().Register(host);

        await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/officer", new { officerId = PlatformHost.AccountOf("nadia") })).Json(HttpStatusCode.NoContent);

        Assert.That(await host.Kinds(Roles.LoanOfficer, "nadia"), Is.EqualTo(["application-handed-over"]));
    }

    [Test]
    public async Task A_payment_that_came_back_is_told_to_the_officer_in_charge()
    {
        await using var loan = await LoanCase.Disbursed();
        var paid = await (await loan.Pay(new { amount = 1_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);

        await (await loan.Post($"payments/{paid.GetProperty("eventId").GetString()}/return", new { returnedOn = "2023-06-12" })).Json(HttpStatusCode.Created);

        var told = (await loan.Host.Notices(Roles.LoanOfficer)).GetProperty("rows")[0];
        Assert.That(told.GetProperty("sentence").GetString(), Is.EqualTo("Prêt ISM-2023-0001\u00A0: un paiement est revenu impayé."));
        Assert.That(told.GetProperty("href").GetString(), Is.EqualTo($"/loans/{loan.Id}"));
        Assert.That(await loan.Host.Kinds(Roles.Director), Does.Not.Contain("payment-returned"));
    }

    [Test]
    public async Task A_promise_is_broken_the_day_after_and_told_once()
    {
        await using var arrears = await ArrearsCase.OneLate();
        await (await arrears.Post($"/loans/{arrears["Tapis Anzi"].Id}/promises", new { amount = 500, payBy = "2024-02-12" })).Json(HttpStatusCode.Created);

        arrears.Host.Organisations.GoTo(new(2024, 2, 12));
        await Day(new(2024, 2, 11), new(2024, 2, 12));
        Assert.That(await arrears.Host.Kinds(Roles.LoanOfficer), Does.Not.Contain("promise-broken"), "kept when it is in by the end of the day");

        arrears.Host.Organisations.GoTo(new(2024, 2, 20));
        await Day(new(2024, 2, 12), new(2024, 2, 20));
        await Day(new(2024, 2, 12), new(2024, 2, 20));
        Assert.That((await arrears.Host.Notices(Roles.LoanOfficer)).GetProperty("rows").EnumerateArray().Where(x => x.GetProperty("kind").GetString() == "promise-broken").Select(x => x.GetProperty("sentence").GetString()),
            Is.EqualTo(["Prêt ISM-2023-0001\u00A0: la promesse de payer avant le 12 février 2024 n’a pas été tenue."]));

        Task Day(DateOnly after, DateOnly today) => arrears.Host.Run<IServiceProvider>(async scope =>
        {
            await Service<PromiseNotices>(scope).Step(new BusinessDays(after, today), default);
            await Service<PlatformDb>(scope).SaveChangesAsync();
        });
    }

    [Test]
    public async Task A_month_that_is_over_is_told_until_it_is_closed()
    {
        await using var loan = await LoanCase.Disbursed(); // the fund has money from before June
        var host = loan.Host;
        host.Organisations.GoTo(new(2023, 7, 3));
        await host.Run<IServiceProvider>(async scope =>
        {
            await Service<ClosingNotices>(scope).Step(new BusinessDays(new(2023, 6, 30), new(2023, 7, 3)), default);
            await Service<PlatformDb>(scope).SaveChangesAsync();
        });
        Assert.That((await host.Notices(Roles.Treasurer)).GetProperty("rows")[0].GetProperty("sentence").GetString(), Does.StartWith("Le mois de juin 2023 est terminé"));
        Assert.That(await host.Kinds(Roles.Director), Does.Not.Contain("month-to-close"), "the treasurer closes");

        await (await host.Client(Roles.Treasurer).PostAsJsonAsync("/api/fund/closings", new { until = "2023-06-30" })).Json(HttpStatusCode.Accepted);

        Assert.That(await host.Unread(Roles.Treasurer, "another treasurer"), Is.Zero);
    }

    private static T Service<T>(IServiceProvider scope) where T : notnull => (T)scope.GetService(typeof(T))!;
}
