using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Proposals;
using Alliance.Platform.Tests.Collection.Statements;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>The money of an open debit is recorded already under another name, and then its file is collected. The debit is one of 1 000, of 36 000 owed, on 2 January 2024.</summary>
internal sealed class CollectedTwiceTests
{
    private const string Question = "direct-debits.already-recorded";

    private static Task<HttpResponseMessage> Collect(DebitCase debits, string batch, object input) => debits.Treasurer.PostAsJsonAsync($"/api/direct-debits/batches/{batch}/collection", input);

    private static async Task<decimal> Outstanding(DebitCase debits, int loan = 0) => (await debits.Loans[loan].Show()).GetProperty("outstanding").GetDecimal();

    private static async Task<string[]> States(DebitCase debits, string batch) =>
        [.. (await debits.Show(batch)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("state").GetString()!)];

    private static async Task<(int, string?)[]> Refused(HttpResponseMessage answer) =>
        [.. (await answer.Json(HttpStatusCode.Conflict)).GetProperty("lines").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("code").GetString()))];

    private static async Task Approve(DebitCase debits, string kind, HttpStatusCode expected = HttpStatusCode.OK, string? code = null)
    {
        var proposal = (await debits.Host.Read(db => db.Set<Proposal>().SingleAsync(x => x.Kind == kind))).Id;
        var answer = await debits.Host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposal}/approval", new { });
        if (code is null) await answer.Json(expected);
        else Assert.That(await answer.Code(expected), Is.EqualTo(code));
    }

    /// <summary>The bank's statement names the loan and not the debit.</summary>
    private static async Task AcceptOnStatement(DebitCase debits)
    {
        var number = (await debits.Loans[0].Show()).GetProperty("number").GetString();
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });
        var file = $"{StatementCase.Heading}02/01/2024;VIR {number};;;;1000\n";
        var statement = (await (await debits.Treasurer.PostAsync("/api/statements?fileName=a.csv", new StringContent(file))).Json(HttpStatusCode.Created)).GetProperty("id").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statements/{statement}/acceptances/certain");
        request.Headers.Add("Idempotency-Key", "accept");
        Assert.That((await (await debits.Treasurer.SendAsync(request)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        while (await debits.Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }
    }

    [Test]
    public async Task What_a_statement_told_of_is_asked_about_and_recorded_once_somebody_says_so()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        await AcceptOnStatement(debits);
        Assert.That((await States(debits, batch), await Outstanding(debits)), Is.EqualTo((new[] { "open", "open" }, 35_000m)));

        Assert.That(await Refused(await Collect(debits, batch, new { })), Is.EqualTo(new[] { (1, Question) }));
        Assert.That(await Refused(await Collect(debits, batch, new { aboveOwed = true })), Is.EqualTo(new[] { (1, Question) }), "another question's answer");
        Assert.That((await States(debits, batch), await Outstanding(debits)), Is.EqualTo((new[] { "open", "open" }, 35_000m)));

        await (await Collect(debits, batch, new { acceptRest = true })).Json();
        Assert.That((await States(debits, batch), await Outstanding(debits), await Outstanding(debits, 1)), Is.EqualTo((new[] { "open", "collected" }, 35_000m, 35_000m)));

        Assert.That((await (await Collect(debits, batch, new { despiteDouble = true })).Json()).GetProperty("recorded").GetInt32(), Is.EqualTo(1));
        Assert.That((await States(debits, batch), await Outstanding(debits)), Is.EqualTo((new[] { "collected", "collected" }, 34_000m)));
    }

    [TestCase("2023-12-30", 1_000, null, true)]
    [TestCase("2023-12-29", 1_000, null, false)] // four days before
    [TestCase("2024-01-05", 1_000, null, true)]
    [TestCase("2024-01-06", 1_000, null, false)]
    [TestCase("2024-01-02", 999.99, null, false)]
    [TestCase("2023-12-12", 1_000, "ism-p0001-00001", true)] // its own reference
    [TestCase("2023-12-12", 1_000, "ISM-P0001-00002", false)]
    public async Task What_was_entered_by_hand_is_asked_about_where_it_may_be_the_same(string paidOn, decimal amount, string? reference, bool asked)
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        await (await debits.Loans[0].Pay(new { amount, paidOn, reference })).Json(HttpStatusCode.Created);

        var answer = await Collect(debits, batch, new { });

        if (asked) Assert.That(await Refused(answer), Is.EqualTo(new[] { (1, Question) }));
        else await answer.Json();
        Assert.That(await Outstanding(debits), Is.EqualTo(asked ? 36_000 - amount : 35_000 - amount));
    }

    [Test]
    public async Task What_came_back_or_was_undone_is_no_double()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        var returned = (await (await debits.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await (await debits.Loans[0].Post($"payments/{returned}/return", new { returnedOn = "2024-01-03" })).Json(HttpStatusCode.Created);
        var undone = (await (await debits.Loans[1].Pay(new { amount = 1_000, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await (await debits.Loans[1].Post($"events/{undone}/undoing", new { })).Json(HttpStatusCode.Created);

        Assert.That((await (await Collect(debits, batch, new { })).Json()).GetProperty("recorded").GetInt32(), Is.EqualTo(2));
    }

    /// <summary>499 are owed when the debit is proposed to a second person; meanwhile another payment of 1 000 is recorded, by two as well.</summary>
    [Test]
    public async Task Two_persons_who_agreed_to_a_surplus_have_not_agreed_to_a_double()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();
        await (await debits.Loans[0].Pay(new { amount = 35_501, paidOn = "2023-12-20" })).Json(HttpStatusCode.Created);
        debits.Host.Organisations.GoTo(new(2024, 1, 3));
        Assert.That((await (await Collect(debits, batch, new { aboveOwed = true })).Json()).GetProperty("proposed").GetInt32(), Is.EqualTo(1));
        await (await debits.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-02", aboveOwed = true })).Json(HttpStatusCode.Accepted);
        await Approve(debits, "payment-above-owed");

        await Approve(debits, "direct-debit-above-owed", HttpStatusCode.Conflict, Question);

        Assert.That((await States(debits, batch))[0], Is.EqualTo("open"));
        Assert.That((await debits.Loans[0].Show()).GetProperty("credit").GetDecimal(), Is.EqualTo(501));
    }
}
