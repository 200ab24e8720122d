using System.Net;
using System.Net.Http.Json;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Collection.DirectDebits;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A return is told of twice: the second telling would take another month's payment back. Of 36 000 owed, 1 000 are paid on 2 January 2024 and 1 000 on 2 February.</summary>
internal sealed class ReturnedTwiceTests
{
    private static async Task<(StatementCase Statements, string Number, string[] Payments)> Paid()
    {
        var statements = await StatementCase.Of("Nadia Tahiri");
        List<string> payments = [];
        foreach (var paidOn in new[] { "2024-01-02", "2024-02-02" })
            payments.Add((await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!);
        return (statements, statements.Numbers[0], [.. payments]);
    }

    [Test]
    public async Task In_other_words_on_another_statement_it_is_asked_about_and_can_still_be_a_second_one()
    {
        var (statements, number, _) = await Paid();
        await using var _ = statements;
        var first = await statements.Import($"05/02/2024;REJET {number};;;1000;");
        Assert.That(await statements.Proposed(first), Is.EqualTo(new[] { $"likely loan-number {number}" }));
        await (await statements.Accept(first)).Json();
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));

        var second = await statements.Import($"06/02/2024;IMPAYE PRELEVEMENT {number};;;1000;");
        Assert.That(await statements.Proposed(second), Is.EqualTo(new[] { $"to-check loan-number already-recorded {number}" }));
        Assert.That(await (await statements.Accept(second, loan: number)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));

        await (await statements.Accept(second, loan: number, despiteDouble: true)).Json();
        await statements.Work();
        Assert.That((await statements.State(second), await statements.Outstanding()), Is.EqualTo(("recorded", 36_000m)));
    }

    [TestCase("2024-02-05", "08/02/2024", true)]
    [TestCase("2024-02-05", "09/02/2024", false)] // four days later
    [TestCase("2024-02-11", "08/02/2024", true)]
    [TestCase("2024-02-12", "08/02/2024", false)]
    public async Task Recorded_by_hand_it_is_asked_about_within_three_days(string returnedOn, string line, bool asked)
    {
        var (statements, number, payments) = await Paid();
        await using var _ = statements;
        await (await statements.Loans[0].Post($"payments/{payments[1]}/return", new { returnedOn, reference = "AM04" })).Json(HttpStatusCode.Created);

        var statement = await statements.Import($"{line};REJET {number};AM04;;1000;");

        Assert.That(await statements.Proposed(statement), Is.EqualTo(new[] { asked ? $"to-check loan-number already-recorded {number}" : $"likely loan-number {number}" }));
    }

    [Test]
    public async Task Recorded_after_the_line_was_accepted_it_is_not_taken_back_once_more()
    {
        var (statements, number, payments) = await Paid();
        await using var _ = statements;
        await (await statements.Loans[0].Post($"payments/{payments[0]}/return", new { returnedOn = "2024-01-10" })).Json(HttpStatusCode.Created);
        var statement = await statements.Import($"05/02/2024;REJET {number};;;1000;");
        await (await statements.Accept(statement)).Json();
        var other = (await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-02-03" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await (await statements.Loans[0].Post($"payments/{other}/return", new { returnedOn = "2024-02-05" })).Json(HttpStatusCode.Created);

        await statements.Work();

        var line = (await statements.Lines(statement))[0];
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("code").GetString()), Is.EqualTo(("refused", "statement.already-recorded")));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));
    }

    /// <summary>Of 2 February 63 days later, on 5 April, and a day after that.</summary>
    [TestCase("05/04/2024", true)]
    [TestCase("06/04/2024", false)]
    public async Task A_payment_of_long_ago_does_not_come_back(string line, bool may)
    {
        var (statements, number, _) = await Paid();
        await using var _ = statements;
        statements.Host.Organisations.GoTo(new(2024, 4, 10));

        var statement = await statements.Import($"{line};REJET {number};;;1000;");

        Assert.That(await statements.Proposed(statement), Is.EqualTo(may ? new[] { $"likely loan-number {number}" } : []));
        var byHand = await statements.Accept(statement, loan: number);
        if (may) await byHand.Json();
        else Assert.That(await byHand.Code(HttpStatusCode.Conflict), Is.EqualTo("statement.no-payment-to-return"));
    }

    /// <summary>The reference says which payment comes back, whatever else came back that day.</summary>
    [Test]
    public async Task A_debit_named_by_its_reference_is_no_question()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        var other = (await (await debits.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-03" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await (await debits.Loans[0].Post($"payments/{other}/return", new { returnedOn = "2024-01-04" })).Json(HttpStatusCode.Created);
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });

        var file = $"{StatementCase.Heading}04/01/2024;REJET {references[0]};;;1000;\n";
        var statement = (await (await debits.Treasurer.PostAsync("/api/statements?fileName=a.csv", new StringContent(file))).Json(HttpStatusCode.Created)).GetProperty("id").GetString();

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statements/{statement}/acceptances/certain");
        request.Headers.Add("Idempotency-Key", "accept");
        Assert.That((await (await debits.Treasurer.SendAsync(request)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        while (await debits.Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }

        Assert.That((await debits.Loans[0].Show()).GetProperty("outstanding").GetDecimal(), Is.EqualTo(36_000));
    }
}
