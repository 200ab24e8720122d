using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Lending.Receipts;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>36 000 are owed, and more is received: a question for one person, far above a decision of two. It is 6 June 2023.</summary>
internal sealed class AboveOwedTests
{
    private const string Day = "2023-06-05";

    private static Task<HttpResponseMessage> Pay(LoanCase loan, decimal amount, bool aboveOwed = false, string? key = "") =>
        loan.Pay(new { amount, paidOn = Day, reference = $"VIR {amount}", aboveOwed }, key);

    private static Task<HttpResponseMessage> Decide(LoanCase loan, string role, JsonElement proposal, string how) =>
        loan.Host.Client(role).PostAsJsonAsync($"/api/proposals/{proposal.GetProperty("id").GetString()}/{how}", new { });

    private static async Task<(decimal Outstanding, decimal Credit, int Events)> Standing(LoanCase loan)
    {
        var shown = await loan.Show();
        return (shown.GetProperty("outstanding").GetDecimal(), shown.GetProperty("credit").GetDecimal(), shown.GetProperty("events").GetArrayLength());
    }

    [Test]
    public async Task What_is_owed_is_taken_without_a_question()
    {
        await using var loan = await LoanCase.Disbursed();

        await (await Pay(loan, 36_000)).Json(HttpStatusCode.Created);

        Assert.That(await Standing(loan), Is.EqualTo((0, 0, 2)));
    }

    [Test]
    public async Task A_centime_more_is_asked_about_and_taken_once_somebody_says_so()
    {
        await using var loan = await LoanCase.Disbursed();
        var asked = await Pay(loan, 36_000.01m);
        Assert.That(await asked.Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"));
        Assert.That((await asked.Json(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), Does.Contain("36000.00 DH are owed"));
        Assert.That(await Standing(loan), Is.EqualTo((36_000, 0, 1)));

        await (await Pay(loan, 36_000.01m, aboveOwed: true)).Json(HttpStatusCode.Created);

        Assert.That(await Standing(loan), Is.EqualTo((0, 0.01m, 2)));
    }

    [Test]
    public async Task Twice_what_is_owed_is_one_persons_and_a_centime_more_is_two_persons()
    {
        await using var loan = await LoanCase.Disbursed();
        Assert.That(await (await Pay(loan, 999_999)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"));
        var proposal = await (await Pay(loan, 72_000.01m, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        Assert.That(await Standing(loan), Is.EqualTo((36_000, 0, 1)), "proposed is not done");

        Assert.That(await (await Decide(loan, Roles.Treasurer, proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        Assert.That((await Decide(loan, Roles.LoanOfficer, proposal, "approval")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await (await Decide(loan, Roles.Director, proposal, "approval")).Json();

        Assert.That(await Standing(loan), Is.EqualTo((0, 36_000.01m, 2)));
        Assert.That((await loan.Show()).GetProperty("events")[0].GetProperty("enteredBy").GetString(), Is.EqualTo($"{Roles.Treasurer} + {Roles.Director}"));
        Assert.That(await loan.Host.Read(db => db.Set<Receipt>().CountAsync()), Is.EqualTo(1));
        Assert.That(await (await Decide(loan, Roles.Director, proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.decided"));

        await using var other = await LoanCase.Disbursed();
        await (await Pay(other, 72_000, aboveOwed: true)).Json(HttpStatusCode.Created);
    }

    [TestCase("rejection", Roles.Director)]
    [TestCase("withdrawal", Roles.Treasurer)]
    public async Task Who_says_no_leaves_nothing_behind_and_it_can_be_proposed_again(string how, string role)
    {
        await using var loan = await LoanCase.Disbursed();
        var first = await (await Pay(loan, 100_000, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        Assert.That(await (await Pay(loan, 100_000, aboveOwed: true)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.waiting-already"));

        await (await Decide(loan, role, first, how)).Json();

        Assert.That(await Standing(loan), Is.EqualTo((36_000, 0, 1)));
        await (await Pay(loan, 100_000, aboveOwed: true)).Json(HttpStatusCode.Accepted);
    }

    [Test]
    public async Task The_same_request_gets_the_same_proposal()
    {
        await using var loan = await LoanCase.Disbursed();
        var first = await (await Pay(loan, 100_000, aboveOwed: true, key: "k1")).Json(HttpStatusCode.Accepted);

        var again = await (await Pay(loan, 100_000, aboveOwed: true, key: "k1")).Json(HttpStatusCode.Accepted);

        Assert.That(again.GetProperty("id").GetString(), Is.EqualTo(first.GetProperty("id").GetString()));
    }

    [Test]
    public async Task A_program_is_nobody_s_first_person()
    {
        await using var loan = await LoanCase.Disbursed();
        var program = loan.Host.Client(Roles.Treasurer, account: PlatformHost.Machine);

        var answer = await loan.Post("payments", new { amount = 100_000, paidOn = Day, aboveOwed = true }, "k", program);

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.needs-account"));
    }

    [Test]
    public async Task Entered_otherwise_before_the_second_person_looks_it_is_not_entered_twice()
    {
        await using var loan = await LoanCase.Disbursed();
        var (a, b) = (loan.Host.Client(Roles.Treasurer, account: "salma"), loan.Host.Client(Roles.Treasurer, account: "omar"));
        var body = new { amount = 80_000, paidOn = Day, reference = "VIR 7", aboveOwed = true };
        var proposal = await (await loan.Post("payments", body, "k1", a)).Json(HttpStatusCode.Accepted);
        await (await loan.Host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposal.GetProperty("id").GetString()}/approval", new { })).Json();

        var second = await loan.Post("payments", body, "k2", b);

        Assert.That(await second.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.payment-entered-already"));
        Assert.That(await Standing(loan), Is.EqualTo((0, 44_000, 2)));
    }

    /// <summary>36 000 were owed when it was proposed; 35 000 are when the second person looks, then 36 000 again.</summary>
    [Test]
    public async Task Nobody_agrees_to_more_than_could_be_seen()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await (await Pay(loan, 80_000, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        Assert.That(await Since(loan), Is.Null);
        var other = await (await Pay(loan, 1_000)).Json(HttpStatusCode.Created);

        Assert.That(await Since(loan), Is.EqualTo("Il reste maintenant 35\u202F000,00\u202FDH à rembourser."));
        Assert.That(await (await Decide(loan, Roles.Director, proposal, "approval")).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.owed-changed"));
        Assert.That(await Standing(loan), Is.EqualTo((35_000, 0, 2)));

        await (await loan.Post($"events/{other.GetProperty("eventId").GetString()}/undoing", new { reason = "Autre prêt" })).Json(HttpStatusCode.Created);
        Assert.That(await Since(loan), Is.Null);
        await (await Decide(loan, Roles.Director, proposal, "approval")).Json();
        Assert.That(await Standing(loan), Is.EqualTo((0, 44_000, 4)));
        Assert.That(await Since(loan, "decided"), Is.Null, "it was decided");
    }

    /// <summary>More is owed by now, so that less is too much: it is said, and agreed to.</summary>
    [Test]
    public async Task More_owed_than_was_proposed_is_no_obstacle()
    {
        await using var loan = await LoanCase.Disbursed();
        var first = await (await Pay(loan, 10_000)).Json(HttpStatusCode.Created);
        var proposal = await (await Pay(loan, 80_000, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        await (await loan.Post($"events/{first.GetProperty("eventId").GetString()}/undoing", new { reason = "Autre prêt" })).Json(HttpStatusCode.Created);

        Assert.That(await Since(loan), Is.EqualTo("Il reste maintenant 36\u202F000,00\u202FDH à rembourser."));
        await (await Decide(loan, Roles.Director, proposal, "approval")).Json();

        Assert.That(await Standing(loan), Is.EqualTo((0, 44_000, 4)));
    }

    private static async Task<string?> Since(LoanCase loan, string which = "waiting") =>
        (await (await loan.Host.Client(Roles.Director).GetAsync("/api/proposals")).Json()).GetProperty(which)[0].GetProperty("since").GetString();

    [Test]
    public async Task What_the_loan_refuses_anyway_is_no_question()
    {
        await using var loan = await LoanCase.Contracted();
        Assert.That(await (await Pay(loan, 999_999)).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-disbursed"));
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);

        Assert.That(await (await loan.Pay(new { amount = 999_999, paidOn = "2023-06-30", aboveOwed = true })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.in-the-future"));
        Assert.That(await (await loan.Pay(new { amount = 999_999, paidOn = "2023-05-31", aboveOwed = true })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-disbursed"));
        Assert.That(await (await loan.Pay(new { amount = -1, paidOn = Day })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.amount-not-positive"));
    }

    [Test]
    public async Task Each_platform_says_how_far_one_person_goes()
    {
        await using var loan = await LoanCase.Disbursed();
        var organisation = loan.Host.Organisations.Find(FixedOrganisations.Ism)!;
        loan.Host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("payments", JsonSerializer.Deserialize<JsonElement>("""{ "twoPersonsAbove": 1 }""")) });

        await (await Pay(loan, 36_000.01m, aboveOwed: true)).Json(HttpStatusCode.Accepted);
    }
}
