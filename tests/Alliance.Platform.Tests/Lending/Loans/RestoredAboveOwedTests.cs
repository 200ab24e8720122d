using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>A payment that was undone or returned comes back when others have paid what it paid. 36 000 are owed on 6 June 2023.</summary>
internal sealed class RestoredAboveOwedTests
{
    private static async Task<string> Paid(LoanCase loan, decimal amount) =>
        (await (await loan.Pay(new { amount, paidOn = "2023-06-05", reference = $"VIR {amount}" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!;

    private static Task<HttpResponseMessage> Undo(LoanCase loan, string happened, bool aboveOwed = false) => loan.Post($"events/{happened}/undoing", new { reason = "Erreur de saisie", aboveOwed });

    private static async Task<string> Gone(LoanCase loan, string payment, string how) => (await (how is "undone"
        ? await Undo(loan, payment)
        : await loan.Post($"payments/{payment}/return", new { returnedOn = "2023-06-06" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!;

    private static async Task<(decimal Outstanding, decimal Credit)> Standing(LoanCase loan)
    {
        var shown = await loan.Show();
        return (shown.GetProperty("outstanding").GetDecimal(), shown.GetProperty("credit").GetDecimal());
    }

    private static Task<HttpResponseMessage> Approve(LoanCase loan, JsonElement proposal, string role = Roles.Director) =>
        loan.Host.Client(role).PostAsJsonAsync($"/api/proposals/{proposal.GetProperty("id").GetString()}/approval", new { });

    [TestCase("undone")]
    [TestCase("returned")]
    public async Task What_is_owed_still_comes_back_without_a_question(string how)
    {
        await using var loan = await LoanCase.Disbursed();
        var gone = await Gone(loan, await Paid(loan, 20_000), how);
        await Paid(loan, 16_000);

        await (await Undo(loan, gone)).Json(HttpStatusCode.Created);

        Assert.That(await Standing(loan), Is.EqualTo((0, 0)));
    }

    /// <summary>16 000 are owed, and 20 000 would come back: 4 000 of credit, less than twice.</summary>
    [TestCase("undone")]
    [TestCase("returned")]
    public async Task Above_what_is_owed_it_is_asked_about_and_comes_back_once_somebody_says_so(string how)
    {
        await using var loan = await LoanCase.Disbursed();
        var gone = await Gone(loan, await Paid(loan, 20_000), how);
        await Paid(loan, 20_000);
        Assert.That(await (await Undo(loan, gone)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"));
        Assert.That(await Standing(loan), Is.EqualTo((16_000, 0)));

        await (await Undo(loan, gone, aboveOwed: true)).Json(HttpStatusCode.Created);

        Assert.That(await Standing(loan), Is.EqualTo((0, 4_000)));
    }

    /// <summary>5 000 are owed, and 30 000 would come back.</summary>
    [TestCase("undone")]
    [TestCase("returned")]
    public async Task Far_above_it_is_two_persons(string how)
    {
        await using var loan = await LoanCase.Disbursed();
        var gone = await Gone(loan, await Paid(loan, 30_000), how);
        await Paid(loan, 31_000);
        var proposal = await (await Undo(loan, gone, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        Assert.That(await Standing(loan), Is.EqualTo((5_000, 0)), "proposed is not done");
        Assert.That(await (await Undo(loan, gone, aboveOwed: true)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.waiting-already"));
        Assert.That(await (await Approve(loan, proposal, Roles.Treasurer)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));

        await (await Approve(loan, proposal)).Json();

        Assert.That(await Standing(loan), Is.EqualTo((0, 25_000)));
    }

    [Test]
    public async Task Of_less_than_two_persons_saw_they_have_not_spoken()
    {
        await using var loan = await LoanCase.Disbursed();
        var gone = await Gone(loan, await Paid(loan, 30_000), "undone");
        await Paid(loan, 31_000);
        var proposal = await (await Undo(loan, gone, aboveOwed: true)).Json(HttpStatusCode.Accepted);
        await Paid(loan, 1_000);

        var waiting = (await (await loan.Host.Client(Roles.Director).GetAsync("/api/proposals")).Json()).GetProperty("waiting")[0];
        Assert.That(waiting.GetProperty("since").GetString(), Is.EqualTo("Il reste maintenant 4\u202F000,00\u202FDH à rembourser."));
        Assert.That(await (await Approve(loan, proposal)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.owed-changed"));
        Assert.That(await Standing(loan), Is.EqualTo((4_000, 0)));
    }

    /// <summary>Taking a payment away asks nothing, also when it is the restored one.</summary>
    [Test]
    public async Task Taken_away_again_it_is_no_question()
    {
        await using var loan = await LoanCase.Disbursed();
        var gone = await Gone(loan, await Paid(loan, 20_000), "undone");
        await Paid(loan, 20_000);
        var restored = await (await Undo(loan, gone, aboveOwed: true)).Json(HttpStatusCode.Created);

        await (await Undo(loan, restored.GetProperty("eventId").GetString()!)).Json(HttpStatusCode.Created);

        Assert.That(await Standing(loan), Is.EqualTo((16_000, 0)));
    }
}
