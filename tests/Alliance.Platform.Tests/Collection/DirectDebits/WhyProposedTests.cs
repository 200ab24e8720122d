using System.Net;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>A file of the month was made, and more is proposed for the same month: why, loan by loan. And the treasurer's desk says that there is something to do.</summary>
internal sealed class WhyProposedTests
{
    private static async Task<string> Proposed(DebitCase debits)
    {
        var preview = await debits.Preview();
        return string.Join("; ", preview.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("reason")).Select(x => string.Join(' ', new[] { "kind", "batch", "on" }.Select(y => x.GetProperty(y).GetString()).Where(y => y is not null))));
    }

    private static async Task<(int ToAskFor, int Open)> Desk(DebitCase debits)
    {
        var desk = await (await debits.Treasurer.GetAsync("/api/treasury")).Json();
        return (desk.GetProperty("debitsToAskFor").GetInt32(), desk.GetProperty("openDebits").GetInt32());
    }

    [Test]
    public async Task Before_the_first_file_each_is_the_instalment_of_the_month()
    {
        await using var debits = await DebitCase.With(2);

        Assert.That(await Proposed(debits), Is.EqualTo("no-file-yet; no-file-yet"));
        debits.Host.Organisations.GoTo(new(2024, 1, 1));
        Assert.That(await Desk(debits), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task What_came_back_is_said_to_have_come_back()
    {
        await using var debits = await DebitCase.With(2);
        await debits.Collected();
        Assert.That((await Proposed(debits), await Desk(debits)), Is.EqualTo(("", (0, 0))));

        await (await debits.Return("reference;motif;date\nISM-P0001-00002;AM04;03/01/2024\n")).Json();

        Assert.That((await Proposed(debits), await Desk(debits)), Is.EqualTo(("came-back ISM-P0001 2024-01-03", (1, 0))));
        await debits.Prepared();
        Assert.That((await Proposed(debits), await Desk(debits)), Is.EqualTo(("", (0, 1))), "asked for again, and due already");
    }

    /// <summary>Of two loans, the first one's payment; then the undoing is undone, then the payment comes back.</summary>
    [Test]
    public async Task A_payment_undone_on_the_loan_is_said_and_counted_as_long_as_it_is_undone()
    {
        await using var debits = await DebitCase.With(2);
        await debits.Collected();
        var payment = (await debits.Loans[0].Show()).GetProperty("events")[0].GetProperty("id").GetString();

        var undoing = (await (await debits.Loans[0].Post($"events/{payment}/undoing", new { reason = "Erreur" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        Assert.That((await Proposed(debits), await Desk(debits)), Is.EqualTo(("payment-undone ISM-P0001", (1, 0))));

        await (await debits.Loans[0].Post($"events/{undoing}/undoing", new { reason = "Elle est bien là" })).Json(HttpStatusCode.Created);
        Assert.That((await Proposed(debits), await Desk(debits)), Is.EqualTo(("", (0, 0))));
    }

    [Test]
    public async Task A_mandate_entered_after_the_file_is_said()
    {
        await using var debits = await DebitCase.With(2);
        await (await debits.Loans[1].Post("mandate/revocation", new { })).Json(HttpStatusCode.NoContent);
        await debits.Prepared();
        Assert.That(await Proposed(debits), Is.Empty);

        await (await debits.Loans[1].Post("mandate", new { rib = DebitCase.OtherRib, signedOn = "2023-12-20" })).Json();

        Assert.That(await Proposed(debits), Does.StartWith("mandate-since ISM-P0001"));
    }

    [Test]
    public async Task A_loan_paid_out_after_the_file_is_said()
    {
        await using var debits = await DebitCase.With(1);
        var (_, id) = await new DossierInput { Amount = 36_000, Entrepreneur = "Omar Fassi", Enterprise = "Atelier 9", Cin = "J9" }.Approve(debits.Host);
        var late = new LoanCase(debits.Host, id);
        await (await late.Post("mandate", new { rib = DebitCase.GoodRib, signedOn = "2023-06-10" })).Json();
        await debits.Prepared();
        await (await late.Disburse(new { amount = 36_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);

        Assert.That(await Proposed(debits), Is.EqualTo("paid-out-since ISM-P0001 2023-12-20"));
    }

    [Test]
    public async Task A_cancelled_file_counts_no_more()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();
        await debits.Treasurer.PostAsync($"/api/direct-debits/batches/{batch}/cancellation", null);

        Assert.That(await Proposed(debits), Is.EqualTo("no-file-yet"));
    }
}
