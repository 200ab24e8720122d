using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Applications;

internal sealed class DecisionTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_approved_dossier_becomes_a_contracted_loan_with_its_number()
    {
        var id = await new DossierInput().Register(_host);

        var approved = await (await Approve(id, 45_000)).Json(HttpStatusCode.Created);

        Assert.That(approved.GetProperty("loanNumber").GetString(), Is.EqualTo("ISM-2023-0001"));
        var loan = await _host.Read(x => x.Loans.SingleAsync());
        Assert.That(loan.Terms, Is.EqualTo(new LoanTerms(Money.Dirhams(45_000), 36, 6, GraceInside: false, Money.Dirhams(1), 30, Surplus.Next)));
        Assert.That(loan.State.Status, Is.EqualTo(LoanStatus.Contracted));
    }

    [TestCase(50_000.01, 36, "2023-05-20", "application.above-requested")]
    [TestCase(50_000, 36, "2023-06-16", "application.decided-in-the-future")]
    [TestCase(50_000, 36, "2023-05-01", "application.decided-before-received")]
    [TestCase(0, 36, "2023-05-20", "application.nothing-approved")]
    [TestCase(4_999, 36, "2023-05-20", "loan.amount-outside-product")]
    [TestCase(50_000, 61, "2023-05-20", "loan.term-outside-product")]
    public async Task A_decision_against_the_rules_changes_nothing(decimal amount, int term, string on, string code)
    {
        var id = await new DossierInput().Register(_host);

        var answer = await Approve(id, amount, term, on);

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That(await Status(id), Is.EqualTo("received"));
        Assert.That(await _host.Read(x => x.Loans.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task No_more_is_approved_than_the_share_of_the_physical_investment()
    {
        var id = await new DossierInput { PhysicalInvestment = 60_000 }.Register(_host);

        var tooMuch = await Approve(id, 42_000.01m);
        var atTheLimit = await Approve(id, 42_000);

        Assert.That(await tooMuch.Code(HttpStatusCode.Conflict), Is.EqualTo("application.above-share-of-investment"));
        await atTheLimit.Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_project_outside_the_territory_is_not_financed()
    {
        var id = await new DossierInput { Province = "Oujda-Angad" }.Register(_host);

        Assert.That(await (await Approve(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.outside-territory"));
    }

    [Test]
    public async Task A_dossier_is_decided_once()
    {
        var id = await new DossierInput().Register(_host);
        await (await Approve(id)).Json(HttpStatusCode.Created);

        Assert.That(await (await Approve(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.already-decided"));
    }

    [Test]
    public async Task Of_two_decisions_at_once_one_is_made()
    {
        var id = await new DossierInput().Register(_host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Approve(id)));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Conflict), Is.EqualTo(5));
        Assert.That(await _host.Read(x => x.Loans.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_decision_on_a_dossier_that_changed_meanwhile_is_refused()
    {
        var id = await new DossierInput().Register(_host);
        var read = (await Dossier(id)).GetProperty("revision").GetInt64();
        await (await Approve(id)).Json(HttpStatusCode.Created);
        await (await Post(id, "decision/undoing", new { })).Json(HttpStatusCode.NoContent);

        var late = await Post(id, "refusal", new { reason = "not-viable", words = "Marché trop étroit", decidedOn = "2023-05-21", revision = read });

        Assert.That(await late.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        Assert.That(await Status(id), Is.EqualTo("received"));
    }

    [Test]
    public async Task A_refusal_keeps_its_reason_and_words()
    {
        var id = await new DossierInput().Register(_host);

        await (await Post(id, "refusal", new { reason = "over-indebted", words = "Deux crédits en retard", decidedOn = "2023-05-20" })).Json(HttpStatusCode.NoContent);

        var dossier = await Dossier(id);
        Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("refused"));
        Assert.That(dossier.GetProperty("decision").GetProperty("reason").GetString(), Is.EqualTo("over-indebted"));
        Assert.That(dossier.GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString(), Is.EqualTo("Deux crédits en retard"));
    }

    [Test]
    public async Task A_refusal_without_words_is_bad_input()
    {
        var id = await new DossierInput().Register(_host);

        var answer = await Post(id, "refusal", new { reason = "other", words = "", decidedOn = "2023-05-20" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_decision_without_money_paid_out_can_be_taken_back_and_made_again()
    {
        var (id, _) = await new DossierInput().Approve(_host);

        await (await Post(id, "decision/undoing", new { words = "Erreur de saisie" })).Json(HttpStatusCode.NoContent);

        Assert.That(await _host.Read(x => x.Loans.CountAsync()), Is.Zero);
        var again = await (await Approve(id)).Json(HttpStatusCode.Created);
        Assert.That(again.GetProperty("loanNumber").GetString(), Is.EqualTo("ISM-2023-0001"));
    }

    [Test]
    public async Task A_decision_on_which_money_was_paid_out_stands()
    {
        var (id, _) = await new DossierInput().Approve(_host);
        await _host.Run<PlatformDb>(async db =>
        {
            var loan = await db.Loans.SingleAsync();
            loan.Disburse(Money.Dirhams(50_000), new(2023, 6, 1), new(new(2023, 6, 15), "Trésorier", DateTime.UtcNow));
            await db.SaveChangesAsync();
        });

        var answer = await Post(id, "decision/undoing", new { });

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-events"));
        Assert.That(await Status(id), Is.EqualTo("approved"));
    }

    [Test]
    public async Task The_entrepreneur_may_withdraw_before_a_decision()
    {
        var id = await new DossierInput().Register(_host);

        await (await Post(id, "withdrawal", new { withdrawnOn = "2023-05-10" }, Roles.LoanOfficer)).Json(HttpStatusCode.NoContent);

        Assert.That(await (await Approve(id)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.already-decided"));
    }

    [TestCase("approval", Roles.LoanOfficer)]
    [TestCase("refusal", Roles.Auditor)]
    [TestCase("withdrawal", Roles.Treasurer)]
    [TestCase("decision/undoing", Roles.CommitteeMember)]
    public async Task Only_those_who_may_decide_do(string act, string role)
    {
        var id = await new DossierInput().Register(_host);

        var answer = await Post(id, act, Body(act), role);

        Assert.That(await answer.Code(HttpStatusCode.Forbidden), Is.EqualTo("not-allowed"));
    }

    [TestCase("approval")]
    [TestCase("refusal")]
    [TestCase("withdrawal")]
    [TestCase("decision/undoing")]
    public async Task Another_platforms_dossier_is_not_there(string act)
    {
        var id = await new DossierInput().Register(_host);

        var there = await _host.Client(Roles.Director, FixedOrganisations.Ior).PostAsJsonAsync($"/api/applications/{id}/{act}", Body(act));

        Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Status(id), Is.EqualTo("received"));
    }

    private static object Body(string act) => act switch
    {
        "approval" => new { amount = 50_000, term = 36, graceMonths = 0, decidedOn = "2023-05-20" },
        "refusal" => new { reason = "other", words = "Autre", decidedOn = "2023-05-20" },
        "withdrawal" => new { withdrawnOn = "2023-05-20" },
        _ => new { },
    };

    private Task<HttpResponseMessage> Approve(string id, decimal amount = 50_000, int term = 36, string on = "2023-05-20") =>
        Post(id, "approval", new { amount, term, graceMonths = 6, decidedOn = on });

    private Task<HttpResponseMessage> Post(string id, string act, object body, string role = Roles.Director) =>
        _host.Client(role).PostAsJsonAsync($"/api/applications/{id}/{act}", body);

    private async Task<System.Text.Json.JsonElement> Dossier(string id) => await (await _host.Client(Roles.Auditor).GetAsync($"/api/applications/{id}")).Json();

    private async Task<string?> Status(string id) => (await Dossier(id)).GetProperty("status").GetString();
}
