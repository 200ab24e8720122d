using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Tests.Collection.DirectDebits;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using static Alliance.Platform.Tests.Collection.Statements.FileCreditCase;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>The bank books one credit of 3 000 for the file ISM-P0001 with three debits of 1 000, collected on 2 January 2024. It is 10 January.</summary>
internal sealed class FileCreditTests
{
    private const string Returned = "returned";

    [TestCase("02/01/2024;REMISE PRELEVEMENTS ISM-P0001;;;;3000", "certain reference ISM-P0001", TestName = "By its reference")]
    [TestCase("09/01/2024;ISM P0001 01;;;;3000", "certain reference ISM-P0001", TestName = "By its reference cut up, with the block's number")]
    [TestCase("03/01/2024;REMISE DE PRELEVEMENTS;;;;3000", "likely sum-and-words ISM-P0001", TestName = "By sum, day and words")]
    [TestCase("03/01/2024;INITIATIVE SOUSS MASSA;;;;3000", "likely sum-and-words ISM-P0001", TestName = "By sum, day and the creditor's name")]
    [TestCase("03/01/2024;VERSEMENT GLOBAL;;;;3000", "to-check sum ISM-P0001", TestName = "By sum and day alone it is to check")]
    [TestCase("10/01/2024;REMISE DE PRELEVEMENTS;;;;3000", null, TestName = "Not by words eight days later")]
    [TestCase("03/01/2024;REMISE DE PRELEVEMENTS;;;;2999", null, TestName = "Not by words with another sum")]
    [TestCase("03/01/2024;REMISE ISM-P0001;;;;2999", "to-check reference other-amount ISM-P0001", TestName = "By its reference with another sum it is to check")]
    [TestCase("03/01/2024;PRLV ISM-P0001-00001;;;;3000", null, TestName = "Not by the reference of one of its debits")]
    [TestCase("03/01/2024;REMISE ISM-P0001;;;3000;", null, TestName = "Not money that went out")]
    public async Task It_is_recognised(string line, string? proposed)
    {
        var (debits, _) = await Sent();
        await using var _1 = debits;
        Assert.That(Proposed(await Line(debits, await Import(debits, line))), Is.EqualTo(proposed));
    }

    [Test]
    public async Task Each_loan_gets_its_payment_with_its_receipt_and_the_line_is_the_file_s()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, "03/01/2024;REMISE PRELEVEMENTS ISM-P0001;;;;3000");
        Assert.That((await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        await Work(debits);

        var line = await Line(debits, statement);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((line.GetProperty("state").GetString(), line.GetProperty("act").GetString(), line.GetProperty("fileReference").GetString()), Is.EqualTo(("recorded", "direct-debits", "ISM-P0001")));
            Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));
            Assert.That(await States(debits, batch), Is.EqualTo("collected collected collected"));
            Assert.That(await debits.Host.Read(db => db.Set<Receipt>().Select(x => x.LoanId).Distinct().CountAsync()), Is.EqualTo(3));
            var payment = (await debits.Loans[1].Show()).GetProperty("events")[0];
            Assert.That((payment.GetProperty("means").GetString(), payment.GetProperty("on").GetString(), payment.GetProperty("reference").GetString()), Is.EqualTo(("direct-debit", "2024-01-03", "ISM-P0001-00002")));
            Assert.That((await (await debits.Treasurer.GetAsync(statement)).Json()).GetProperty("recorded").GetDecimal(), Is.EqualTo(3_000));
        }

        Assert.That((await (await debits.Collect(batch)).Json()).GetProperty("recorded").GetInt32(), Is.Zero, "the same money again, from the file");
        var again = await Import(debits, "03/01/2024;REMISE PRELEVEMENTS ISM-P0001 DETAIL;;;;3000");
        Assert.That(await (await Accept(debits, again)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"), "the same money again, from another export");
        await (await Accept(debits, again, despiteDouble: true)).Json();
        await Work(debits);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));
    }

    [Test]
    public async Task Undone_all_is_taken_back_and_it_can_be_accepted_again_by_the_process_that_comes_after()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000");
        await (await Accept(debits, statement)).Json();
        await Work(debits);

        await Undo(debits, statement);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 36_000 }));
        Assert.That((await States(debits, batch), (await Line(debits, statement)).GetProperty("state").GetString()), Is.EqualTo(("open open open", "undone")));

        await (await Accept(debits, statement, file: null)).Json();
        await Work(debits);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));

        await (await debits.Return("reference;motif;date\nISM-P0001-00002;AM04;05/01/2024\n")).Json();
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 36_000, 35_000 }));
        Assert.That(await States(debits, batch), Is.EqualTo($"collected {Returned} collected"));

        await Undo(debits, statement);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 36_000 }));
        Assert.That(await States(debits, batch), Is.EqualTo($"open {Returned} open"), "what came back stays so");
        Assert.That(await debits.Host.Read(db => db.Set<DirectDebitLine>().CountAsync(x => x.SettledBy != null && x.State == DirectDebitState.Open)), Is.Zero);
    }

    [Test]
    public async Task A_debit_that_the_statement_returns_below_comes_back_alone()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000", "05/01/2024;REJET ISM-P0001-00003 PROVISION;;;1000;");
        await (await Accept(debits, statement)).Json();
        await Work(debits);
        Assert.That((await Send(debits, $"{statement}/proposals")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        await Work(debits);

        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 36_000 }));
        Assert.That(await States(debits, batch), Is.EqualTo($"collected collected {Returned}"));
    }

    /// <summary>The credit and the return below it, taken back with the whole statement or one by one, in whatever order: nothing of either is left.</summary>
    [TestCase("all")]
    [TestCase("credit first")]
    [TestCase("return first")]
    [TestCase("together")]
    public async Task A_credit_and_a_return_of_it_are_taken_back_whole(string order)
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000", "05/01/2024;REJET ISM-P0001-00003 PROVISION;;;1000;");
        await (await Accept(debits, statement)).Json();
        await Work(debits);
        await Send(debits, $"{statement}/proposals");
        await (await Send(debits, $"{statement}/acceptances/certain")).Json();
        await Work(debits);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 36_000 }));

        if (order is "all") Assert.That((await Send(debits, $"{statement}/undoing", new { reason = "autre compte" })).IsSuccessStatusCode);
        int[] lines = order switch { "credit first" => [0, 1], "return first" => [1, 0], "together" => [0, 1], _ => [] };
        foreach (var line in lines)
        {
            Assert.That((await Send(debits, $"{statement}/lines/{(await Line(debits, statement, line)).GetProperty("id").GetString()}/undoing", new { reason = "autre compte" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            if (order is not "together") await Work(debits);
        }

        await Work(debits);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 36_000 }));
        Assert.That(await States(debits, batch), Is.EqualTo("open open open"));
    }

    /// <summary>Both are certain, and accepted in one click before either is recorded.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_payment_named_above_or_below_the_credit_is_not_recorded_a_second_time(bool creditFirst)
    {
        var (debits, _) = await Sent();
        await using var __ = debits;
        var number = (await debits.Loans[0].Show()).GetProperty("number").GetString();
        string[] lines = [$"02/01/2024;VIR PRET {number};;;;1000", "03/01/2024;REMISE ISM-P0001;;;;3000"];
        var statement = await Import(debits, creditFirst ? [lines[1], lines[0]] : lines);
        await (await Send(debits, $"{statement}/acceptances/certain")).Json();

        await Work(debits);

        Assert.That((await Outstanding(debits))[0], Is.EqualTo(35_000));
    }

    [Test]
    public async Task Of_a_file_recorded_already_nothing_is_recorded_again()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Collect(batch)).Json();
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000");
        Assert.That(Proposed(await Line(debits, statement)), Is.EqualTo("to-check reference already-recorded ISM-P0001"));
        Assert.That(await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"));

        await (await Accept(debits, statement, despiteDouble: true)).Json();
        await Work(debits);
        Assert.That((await Line(debits, statement)).GetProperty("state").GetString(), Is.EqualTo("recorded"));
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));

        await Undo(debits, statement);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }), "it had recorded nothing");
    }

    /// <summary>The bank presents a file again that it had rejected: what came back is on no loan, so the credit is no double of it.</summary>
    [Test]
    public async Task Of_a_file_that_came_back_the_credit_is_not_taken_for_recorded()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Return("reference;motif;date\nISM-P0001-00001;AM04;05/01/2024\nISM-P0001-00002;AM04;05/01/2024\nISM-P0001-00003;AM04;05/01/2024\n")).Json();
        Assert.That(await States(debits, batch), Is.EqualTo($"{Returned} {Returned} {Returned}"));
        var statement = await Import(debits, "09/01/2024;REMISE ISM-P0001;;;;3000");

        foreach (var despiteDouble in new[] { false, true })
            Assert.That(await (await Accept(debits, statement, despiteDouble)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.file-other-amount"));
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 36_000 }));
    }

    [Test]
    public async Task What_was_entered_by_hand_for_one_debit_is_asked_about_and_all_or_none_is_recorded()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Loans[2].Pay(new { amount = 1_000, paidOn = "2024-01-04" })).Json(HttpStatusCode.Created);
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000");
        await (await Send(debits, $"{statement}/acceptances/certain")).Json();
        await Work(debits);

        var line = await Line(debits, statement);
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("code").GetString()), Is.EqualTo(("refused", "statement.already-recorded")));
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 35_000 }));
        Assert.That(await States(debits, batch), Is.EqualTo("open open open"));
    }

    [Test]
    public async Task Above_what_one_loan_owes_it_is_asked_about()
    {
        var (debits, _) = await Sent();
        await using var _1 = debits;
        await (await debits.Loans[0].Pay(new { amount = 35_500, paidOn = "2023-12-20" })).Json(HttpStatusCode.Created);
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000");

        Assert.That(await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"));
        await (await Accept(debits, statement, aboveOwed: true)).Json();
        await Work(debits);

        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 0, 35_000, 35_000 }));
    }

    /// <summary>300, 36 000 and 36 000 are owed on three debits of 1 000: 2 300 of the 3 000.</summary>
    [Test]
    public async Task Far_above_what_one_loan_owes_two_persons_see_what_is_owed_of_the_whole_credit()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Loans[0].Pay(new { amount = 35_700, paidOn = "2023-12-20" })).Json(HttpStatusCode.Created);
        var statement = await Import(debits, "03/01/2024;REMISE ISM-P0001;;;;3000");
        Assert.That((await (await Accept(debits, statement, aboveOwed: true)).Json()).GetProperty("proposed").GetInt32(), Is.EqualTo(1));
        var director = debits.Host.Client(Roles.Director);
        Assert.That((await Waiting()).GetProperty("what").GetString(), Does.Contain("ISM-P0001").And.Contain("2\u202F300,00\u202FDH restent dus"));
        var paid = await (await debits.Loans[0].Pay(new { amount = 100, paidOn = "2023-12-21" })).Json(HttpStatusCode.Created);

        Assert.That((await Waiting()).GetProperty("since").GetString(), Is.EqualTo("Il reste maintenant 2\u202F200,00\u202FDH à rembourser."));
        Assert.That(await (await Approve()).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.owed-changed"));
        await (await debits.Loans[0].Post($"events/{paid.GetProperty("eventId").GetString()}/undoing", new { reason = "Erreur" })).Json(HttpStatusCode.Created);
        await (await Approve()).Json();
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo("collected collected collected"));
        Assert.That((await debits.Loans[0].Show()).GetProperty("credit").GetDecimal(), Is.EqualTo(700));

        async Task<JsonElement> Waiting() => (await (await director.GetAsync("/api/proposals")).Json()).GetProperty("waiting")[0];
        async Task<HttpResponseMessage> Approve() => await director.PostAsJsonAsync($"/api/proposals/{(await Waiting()).GetProperty("id").GetString()}/approval", new { });
    }

    /// <summary>Banks book the debits of one day together: 2 000 on the 2nd, 1 000 on the 10th.</summary>
    [Test]
    public async Task A_file_of_two_days_has_two_credits()
    {
        var (debits, batch, third) = await SentOfTwoDays(first: 2);
        await using var _ = debits;

        var statement = await Import(debits, "02/01/2024;REMISE ISM-P0001;;;;2000", "12/01/2024;REMISE ISM-P0001;;;;1000");
        Assert.That((await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(2));
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo("collected collected collected"));
        Assert.That((await third.Show()).GetProperty("events")[0].GetProperty("on").GetString(), Is.EqualTo("2024-01-12"));
    }
}
