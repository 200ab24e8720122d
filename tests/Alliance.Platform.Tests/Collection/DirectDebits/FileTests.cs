using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>Who is debited, and what the file says to the bank.</summary>
internal sealed class FileTests
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.02";

    private static string[] Left(System.Text.Json.JsonElement preview) => [.. preview.GetProperty("leftOut").EnumerateArray().Select(x => x.GetProperty("reason").GetString()!)];

    [Test]
    public async Task Has_the_layout_of_pain_008_and_its_sums()
    {
        await using var debits = await DebitCase.With(3);
        await (await debits.Loans[1].Post("mandate", new { rib = "145 050 0211160870000187 07", signedOn = "2023-07-01", holder = "Société Élan" })).Json();
        await (await debits.Loans[2].Pay(new { amount = 250.25, paidOn = "2023-12-01" })).Json(HttpStatusCode.Created);

        var root = (await debits.File(await debits.Prepared())).Root!;
        var initiation = root.Element(Pain + "CstmrDrctDbtInitn")!;
        var header = initiation.Element(Pain + "GrpHdr")!;
        var payment = initiation.Elements(Pain + "PmtInf").Single();
        var transactions = payment.Elements(Pain + "DrctDbtTxInf").ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.Name, Is.EqualTo(Pain + "Document"));
            Assert.That(header.Elements().Select(x => x.Name.LocalName), Is.EqualTo(new[] { "MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty" }));
            Assert.That(payment.Elements().Take(12).Select(x => x.Name.LocalName), Is.EqualTo(new[]
            {
                "PmtInfId", "PmtMtd", "BtchBookg", "NbOfTxs", "CtrlSum", "PmtTpInf", "ReqdColltnDt", "Cdtr", "CdtrAcct", "CdtrAgt", "ChrgBr", "CdtrSchmeId",
            }));
            Assert.That(transactions.Select(x => string.Join(' ', x.Elements().Select(y => y.Name.LocalName))).Distinct(),
                Is.EqualTo(new[] { "PmtId InstdAmt DrctDbtTx DbtrAgt Dbtr DbtrAcct RmtInf" }));
            Assert.That(header.Element(Pain + "NbOfTxs")!.Value, Is.EqualTo("3"));
            Assert.That(header.Element(Pain + "CtrlSum")!.Value, Is.EqualTo("2749.75"));
            Assert.That(payment.Element(Pain + "CtrlSum")!.Value, Is.EqualTo("2749.75"));
            Assert.That(transactions.Sum(x => decimal.Parse(x.Element(Pain + "InstdAmt")!.Value, CultureInfo.InvariantCulture)), Is.EqualTo(2_749.75m));
            Assert.That(transactions.Select(x => x.Element(Pain + "InstdAmt")!.Value), Is.EqualTo(new[] { "1000.00", "1000.00", "749.75" }));
            Assert.That(transactions.Select(x => x.Element(Pain + "InstdAmt")!.Attribute("Ccy")!.Value), Is.All.EqualTo("MAD"));
            Assert.That(transactions.Select(x => x.Descendants(Pain + "EndToEndId").Single().Value), Is.Unique.And.All.Length.LessThanOrEqualTo(35));
            Assert.That(payment.Element(Pain + "ReqdColltnDt")!.Value, Is.EqualTo("2024-01-02"), "New Year is a holiday");
            Assert.That(payment.Element(Pain + "CdtrAcct")!.Descendants(Pain + "Id").Last().Value, Is.EqualTo(DebitCase.GoodRib));
            Assert.That(transactions[1].Element(Pain + "DbtrAcct")!.Descendants(Pain + "Id").Last().Value, Is.EqualTo(DebitCase.OtherRib));
            Assert.That(transactions[1].Element(Pain + "Dbtr")!.Value, Is.EqualTo("Societe Elan"), "the letters that banks read");
        }
    }

    [Test]
    public async Task Is_the_same_whenever_it_is_downloaded()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        var first = (await debits.File(batch)).ToString();

        await (await debits.Loans[0].Post("mandate", new { rib = DebitCase.OtherRib, signedOn = "2023-12-20" })).Json();
        debits.Host.Organisations.GoTo(new(2024, 2, 1));
        await (await debits.Collect(batch)).Json();

        Assert.That((await debits.File(batch)).ToString(), Is.EqualTo(first));
    }

    [Test]
    public async Task Leaves_out_who_has_no_mandate_or_a_wrong_account_and_says_why()
    {
        await using var debits = await DebitCase.With(3);
        Assert.That((await debits.Loans[0].Post("mandate/revocation", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var wrong = await (await debits.Loans[1].Post("mandate", new { rib = "007640000123450000041223", signedOn = "2023-12-01" })).Json();

        var preview = await debits.Preview();

        Assert.That(wrong.GetProperty("warnings")[0].GetString(), Is.EqualTo("mandate.doubtful-rib"), "it warns and is kept");
        Assert.That(Left(preview), Is.EqualTo(new[] { "no-mandate", "doubtful-rib" }));
        Assert.That(preview.GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("""{ "rib": null, "signedOn": "2023-06-01" }""", HttpStatusCode.BadRequest)]
    [TestCase("""{ "rib": "1", "signedOn": "2023-06-01" }""", HttpStatusCode.BadRequest)]
    [TestCase("""{ "rib": "007640000123450000041222", "signedOn": "2024-06-01" }""", HttpStatusCode.Conflict)]
    public async Task A_mandate_that_makes_no_sense_leaves_the_one_in_force(string body, HttpStatusCode status)
    {
        await using var debits = await DebitCase.With(1);

        var answer = await debits.Treasurer.PostAsync($"{debits.Loans[0].Path}/mandate", new StringContent(body, null, "application/json"));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That((await debits.Preview()).GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Leaves_out_loans_repaid_written_off_or_not_paid_out()
    {
        await using var debits = await DebitCase.With(2);
        await (await debits.Loans[0].Pay(new { amount = 36_000, paidOn = "2023-12-20" })).Json(HttpStatusCode.Created);
        await new DossierInput { Amount = 36_000, Enterprise = "Pas encore", Cin = "K1" }.Approve(debits.Host);
        await debits.Host.Run<PlatformDb>(async db =>
        {
            var id = new Id<Alliance.Platform.Lending.Loans.Loan>(Guid.Parse(debits.Loans[1].Id));
            var loan = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Loans, x => x.Id == id);
            (await loan).WriteOff(new(2023, 12, 20), new(new(2023, 12, 20), "two persons", DateTime.UtcNow), "décédé");
            await db.SaveChangesAsync();
        });

        var preview = await debits.Preview();

        Assert.That(preview.GetProperty("rows").GetArrayLength() + preview.GetProperty("leftOut").GetArrayLength(), Is.Zero);
        Assert.That(await (await debits.Prepare()).Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.nothing-to-collect"));
    }

    [Test]
    public async Task Asks_for_arrears_when_told_to()
    {
        await using var debits = await DebitCase.With(1);
        debits.Host.Organisations.GoTo(new(2024, 2, 20));

        var without = (await debits.Preview("2024-03-10")).GetProperty("rows")[0];
        var with = (await debits.Preview("2024-03-10", withArrears: true)).GetProperty("rows")[0];

        Assert.That(without.GetProperty("amount").GetDecimal(), Is.EqualTo(1_000));
        Assert.That(with.GetProperty("arrears").GetDecimal(), Is.EqualTo(2_000));
        Assert.That(with.GetProperty("amount").GetDecimal(), Is.EqualTo(3_000));
    }

    [TestCase("2023-11-01", "direct-debits.month-over")]
    [TestCase("2025-02-01", "direct-debits.month-too-far")]
    [TestCase("2199-12-01", "direct-debits.month-too-far")]
    public async Task Is_for_a_month_at_hand(string month, string code)
    {
        await using var debits = await DebitCase.With(1);

        Assert.That(await (await debits.Prepare(month)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    [Test]
    public async Task Needs_the_platforms_own_account()
    {
        await using var debits = await DebitCase.With(1, bank: """{ "name": "Initiative Souss-Massa", "rib": "007640000123450000041222" }""");

        Assert.That((await debits.Preview()).GetProperty("missingSettings").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "bic", "creditorId" }));
        Assert.That(await (await debits.Prepare()).Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.bank-settings-missing"));
    }

    [Test]
    public async Task The_same_month_again_leaves_out_what_is_in_a_file_already()
    {
        await using var debits = await DebitCase.With(2);
        await debits.Prepared();
        var (_, third) = await new DossierInput { Amount = 36_000, Enterprise = "Atelier 9", Cin = "J9", ReceivedOn = "2023-05-02" }.Approve(debits.Host);
        var late = new LoanCase(debits.Host, third);
        await (await late.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await (await late.Post("mandate", new { rib = DebitCase.OtherRib, signedOn = "2023-06-01" })).Json();

        var preview = await debits.Preview();
        var second = await debits.Show(await debits.Prepared());

        Assert.That(Left(preview), Is.EqualTo(new[] { "already-in-batch", "already-in-batch" }));
        Assert.That(preview.GetProperty("leftOut")[0].GetProperty("batch").GetString(), Is.EqualTo("ISM-P0001"));
        Assert.That(second.GetProperty("batch").GetProperty("lines").GetInt32(), Is.EqualTo(1));
        Assert.That(await (await debits.Prepare()).Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.nothing-to-collect"));
    }

    [Test]
    public async Task Prepared_twice_at_once_it_is_one_file()
    {
        await using var debits = await DebitCase.With(2);

        var answers = await debits.Loans[0].AtOnce(() => debits.Prepare(), () => debits.Prepare(), () => debits.Prepare());
        var all = await (await debits.Treasurer.GetAsync("/api/direct-debits/batches")).Json();

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict }));
        Assert.That(all.GetArrayLength(), Is.EqualTo(1));
        Assert.That(all[0].GetProperty("total").GetDecimal(), Is.EqualTo(2_000));
    }

    [Test]
    public async Task Cancelled_its_loans_can_be_asked_for_again_and_it_cannot_be_downloaded()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();

        await debits.Treasurer.PostAsJsonAsync($"/api/direct-debits/batches/{batch}/cancellation", new { });

        Assert.That(await (await debits.Treasurer.GetAsync($"/api/direct-debits/batches/{batch}/file")).Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.batch-cancelled"));
        Assert.That((await debits.Preview()).GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Directors_and_auditors_look_and_the_treasurer_acts()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();

        foreach (var role in new[] { Roles.Director, Roles.Auditor })
        {
            Assert.That((await debits.Host.Client(role).GetAsync($"/api/direct-debits/batches/{batch}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await debits.Host.Client(role).PostAsJsonAsync("/api/direct-debits/batches", new { month = "2024-01-01" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await debits.Host.Client(role).PostAsJsonAsync($"/api/direct-debits/batches/{batch}/collection", new { })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await debits.Host.Client(role).PostAsync("/api/direct-debits/returns", new StringContent("x"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }

        Assert.That((await debits.Host.Client(Roles.CommitteeMember).GetAsync("/api/direct-debits/batches")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await debits.Host.Client(Roles.Treasurer, FixedOrganisations.Ior).GetAsync($"/api/direct-debits/batches/{batch}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
