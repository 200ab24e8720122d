using System.Net;
using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Product;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Lending.Receipts;

/// <summary>Every payment has a receipt with a number, and anybody who holds it can ask whether it is still good.</summary>
internal sealed class ReceiptTests
{
    private static Task<HttpResponseMessage> PaySome(LoanCase loan, decimal amount, string on = "2023-06-15", string? key = "") =>
        loan.Pay(new { amount, paidOn = on, means = "cash", reference = "Guichet 4" }, key);

    private static async Task<string> Paid(LoanCase loan, decimal amount) =>
        (await (await PaySome(loan, amount)).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!;

    private static async Task<JsonElement> ReceiptOf(LoanCase loan, string payment) => await (await loan.Treasurer.GetAsync($"{loan.Path}/payments/{payment}/receipt")).Json();

    private static Task<List<string>> Numbers(LoanCase loan) =>
        loan.Host.Read(async db => (await db.Set<Receipt>().OrderBy(x => x.Year).ThenBy(x => x.Number).ToListAsync()).ConvertAll(x => x.Reference));

    private static Task<HttpResponseMessage> Verify(LoanCase loan, string code, string organisation = FixedOrganisations.Ism) =>
        loan.Host.Client(organisation: organisation).GetAsync($"/api/receipts/verify/{code}");

    [Test]
    public async Task Says_what_was_settled_and_what_remains()
    {
        await using var loan = await LoanCase.Disbursed();

        var receipt = await ReceiptOf(loan, await Paid(loan, 1_500));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.GetProperty("reference").GetString(), Is.EqualTo("R-2023-000001"));
            Assert.That(receipt.GetProperty("amount").GetDecimal(), Is.EqualTo(1_500));
            Assert.That(receipt.GetProperty("balance").GetDecimal(), Is.EqualTo(34_500));
            Assert.That(receipt.GetProperty("entrepreneur").GetString(), Is.EqualTo("Fatima Zahra Amrani"));
            Assert.That(receipt.GetProperty("status").GetString(), Is.EqualTo("valid"));
            Assert.That(receipt.GetProperty("settled").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("amount").GetDecimal(), x.GetProperty("remaining").GetDecimal())),
                Is.EqualTo(new[] { (1, 1_000m, 0m), (2, 500m, 500m) }));
        }
    }

    [Test]
    public async Task A_copy_says_what_the_first_one_said()
    {
        await using var loan = await LoanCase.Disbursed();
        var payment = await Paid(loan, 1_500);
        var first = (await ReceiptOf(loan, payment)).GetRawText();

        await (await PaySome(loan, 700, "2023-06-03")).Json(HttpStatusCode.Created);

        Assert.That((await ReceiptOf(loan, payment)).GetRawText(), Is.EqualTo(first), "an entry dated before it doesn't change what was acknowledged");
    }

    [Test]
    public async Task Payments_at_the_same_moment_get_numbers_of_their_own_without_gaps()
    {
        await using var loan = await LoanCase.Disbursed();
        var (_, other) = await new DossierInput { Amount = 36_000, Enterprise = "Atelier Anzi", Cin = "K77" }.Approve(loan.Host);
        var second = new LoanCase(loan.Host, other);
        await (await second.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);

        var answers = await loan.AtOnce([.. Enumerable.Range(0, 8).Select(i => (Func<Task<HttpResponseMessage>>)(() => PaySome(i % 2 == 0 ? loan : second, 100 + i)))]);

        var paid = answers.Count(x => x.StatusCode is HttpStatusCode.Created);
        Assert.That(paid, Is.GreaterThanOrEqualTo(2), "one on each loan at least; the others lost the race on theirs");
        Assert.That(answers.Select(x => x.StatusCode), Has.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        Assert.That(await Numbers(loan), Is.EqualTo(Enumerable.Range(1, paid).Select(x => $"R-2023-{x:000000}")));
    }

    [Test]
    public async Task What_is_refused_takes_no_number_and_a_repetition_takes_none_either()
    {
        await using var loan = await LoanCase.Disbursed();

        await PaySome(loan, 0);
        await PaySome(loan, 100, "2023-06-16");
        await PaySome(loan, 100, key: "twice");
        await PaySome(loan, 100, key: "twice");
        await loan.AtOnce(() => PaySome(loan, 200, key: "k"), () => PaySome(loan, 200, key: "k"), () => PaySome(loan, 200, key: "k"));
        await PaySome(loan, 300);

        Assert.That(await Numbers(loan), Is.EqualTo(new[] { "R-2023-000001", "R-2023-000002", "R-2023-000003" }));
    }

    [Test]
    public async Task Numbers_begin_again_each_year()
    {
        await using var loan = await LoanCase.Disbursed();
        await Paid(loan, 100);
        loan.Host.Organisations.GoTo(new(2024, 1, 2));
        await Paid(loan, 200);

        Assert.That(await Numbers(loan), Is.EqualTo(new[] { "R-2023-000001", "R-2024-000001" }));
    }

    [Test]
    public async Task Anybody_with_the_code_can_verify_it_and_learns_no_name()
    {
        await using var loan = await LoanCase.Disbursed();
        var code = (await ReceiptOf(loan, await Paid(loan, 1_500))).GetProperty("code").GetString()!;

        var answer = await Verify(loan, code);
        var verified = await answer.Json();

        Assert.That(verified.GetProperty("number").GetString(), Is.EqualTo("R-2023-000001"));
        Assert.That(verified.GetProperty("amount").GetDecimal(), Is.EqualTo(1_500));
        Assert.That(verified.GetProperty("status").GetString(), Is.EqualTo("valid"));
        Assert.That(verified.GetProperty("initials").GetString(), Is.EqualTo("F. Z. A."));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Fatima").And.Not.Contain("Amrani").And.Not.Contain("Tafraout"));
    }

    [Test]
    public async Task A_code_verifies_nothing_on_another_platform_nor_with_one_character_changed()
    {
        await using var loan = await LoanCase.Disbursed();
        var code = (await ReceiptOf(loan, await Paid(loan, 1_500))).GetProperty("code").GetString()!;

        Assert.That((await Verify(loan, code)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Verify(loan, code, FixedOrganisations.Ior)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Verify(loan, (code[0] == 'A' ? 'B' : 'A') + code[1..])).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Verify(loan, "R-2023-000001")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Undone_or_returned_it_is_cancelled_and_restored_it_is_valid_again()
    {
        await using var loan = await LoanCase.Disbursed();
        var undone = await Paid(loan, 100);
        var returned = (await (await loan.Pay(new { amount = 200, paidOn = "2023-06-15", means = "cheque" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!;

        var undoing = (await (await loan.Post($"events/{undone}/undoing", new { })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await (await loan.Post($"payments/{returned}/return", new { returnedOn = "2023-06-15" })).Json(HttpStatusCode.Created);

        async Task<string?> Status(string payment) => (await (await Verify(loan, (await ReceiptOf(loan, payment)).GetProperty("code").GetString()!)).Json()).GetProperty("status").GetString();
        Assert.That(await Status(undone), Is.EqualTo("undone"));
        Assert.That(await Status(returned), Is.EqualTo("returned"));
        Assert.That(await Numbers(loan), Has.Count.EqualTo(2), "their numbers stay");

        await (await loan.Post($"events/{undoing}/undoing", new { })).Json(HttpStatusCode.Created);
        Assert.That(await Status(undone), Is.EqualTo("valid"));
    }

    [Test]
    public async Task Who_asks_too_often_is_asked_to_wait()
    {
        await using var loan = await LoanCase.Disbursed();

        for (var i = 0; i < VerificationLimits.PerMinute; i++) Assert.That((await Verify(loan, "nothing")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        Assert.That((await Verify(loan, "nothing")).StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await Verify(loan, "nothing", FixedOrganisations.Ior)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "another platform has its own measure");
    }

    [TestCase("fr", "Reçu n° R-2023-000001", "mille cinq cents dirhams")]
    [TestCase("en", "-2023-000001", "one thousand five hundred dirhams")]
    [TestCase("ar", "R-2023-000001", "1 500,00")]
    public async Task On_paper(string language, string title, string amount)
    {
        await using var loan = await LoanCase.Disbursed();
        var payment = await Paid(loan, 1_500);

        var answer = await loan.Treasurer.GetAsync($"{loan.Path}/payments/{payment}/receipt.pdf?language={language}");
        var pdf = await answer.Content.ReadAsByteArrayAsync();

        if (Environment.GetEnvironmentVariable("ALLIANCE_TEST_PAPERS") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, $"receipt-{language}.pdf"), pdf);
        using var read = Reader.Open(pdf);
        var text = string.Join(' ', read.GetPage(1).GetWords().Select(x => x.Text)).Replace('\u202F', ' ');
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(read.NumberOfPages, Is.EqualTo(1));
        Assert.That(text, Does.Contain(title).And.Contain(amount).And.Contain("/receipts/verify/"));
    }

    [Test]
    public async Task Who_may_not_see_loans_sees_no_receipt()
    {
        await using var loan = await LoanCase.Disbursed();
        var payment = await Paid(loan, 1_500);

        foreach (var door in new[] { "receipt", "receipt.pdf" })
        {
            Assert.That((await loan.Host.Client(Roles.CommitteeMember).GetAsync($"{loan.Path}/payments/{payment}/{door}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await loan.Host.Client().GetAsync($"{loan.Path}/payments/{payment}/{door}")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await loan.Host.Client(Roles.Treasurer, FixedOrganisations.Ior).GetAsync($"{loan.Path}/payments/{payment}/{door}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    /// <summary>Deferred, rescheduled, written off: whatever happened, each receipt can be written, and what it settled adds up.</summary>
    [Test]
    public void Any_history_has_its_receipts()
    {
        var loans = new HistoryGenerator("ior", DemonstrationProfiles.Find("oriental"), 7, new LendingSettings()).Generate().Dossiers.Select(x => x.Loan).OfType<Loan>().ToList();
        var payments = 0;
        foreach (var loan in loans)
            foreach (var payment in loan.Events.Where(x => x.Kind is LoanEventKind.Paid or LoanEventKind.Recovered))
            {
                var receipt = ReceiptDetail.Of(
                    new() { PaymentId = payment.Id, LoanId = loan.Id, Year = payment.BookedOn.Year, Number = ++payments, IssuedOn = payment.BookedOn, Code = "" }, loan, "", "");
                if (payment.Kind is LoanEventKind.Paid) Assert.That(receipt.Settled.Sum(x => x.Amount) + receipt.Credited, Is.EqualTo(payment.Amount), $"{loan.Number} {payment.On}");
            }

        Assert.That(payments, Is.GreaterThan(500));
    }
}
