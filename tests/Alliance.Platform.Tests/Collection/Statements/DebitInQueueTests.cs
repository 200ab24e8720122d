using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Collection.DirectDebits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A statement's line was accepted for a direct debit, and something becomes of the debit before the line is recorded.</summary>
internal sealed class DebitInQueueTests
{
    private const string Returned = "returned";

    private static async Task<(DebitCase Debits, string Batch, string Statement)> Accepted()
    {
        var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });
        var file = $"{StatementCase.Heading}02/01/2024;PRLV ISM-P0001-00001;;;;1000\n";
        var answer = await (await debits.Treasurer.PostAsync("/api/statements?fileName=a.csv", new StringContent(file))).Json(HttpStatusCode.Created);
        var statement = $"/api/statements/{answer.GetProperty("id").GetString()}";
        Assert.That((await (await Send(debits, $"{statement}/acceptances/certain", null)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        return (debits, batch, statement);
    }

    private static async Task<HttpResponseMessage> Send(DebitCase debits, string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await debits.Treasurer.SendAsync(request);
    }

    private static Task<HttpResponseMessage> Reject(DebitCase debits) => debits.Return("reference;motif;date\nISM-P0001-00001;AM04;03/01/2024\n");

    private static async Task Work(DebitCase debits)
    {
        while (await debits.Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }
    }

    private static async Task<JsonElement> Line(DebitCase debits, string statement) => (await (await debits.Treasurer.GetAsync($"{statement}/lines")).Json()).GetProperty("lines")[0];

    private static async Task<decimal> Outstanding(DebitCase debits) => (await debits.Loans[0].Show()).GetProperty("outstanding").GetDecimal();

    [TestCase(Returned, "statement.debit-returned", 36_000)]
    [TestCase("cancelled", "statement.debit-returned", 36_000)]
    [TestCase("collected", "statement.already-recorded", 35_000)]
    public async Task The_line_is_refused_and_nothing_more_is_on_the_loan(string what, string code, decimal outstanding)
    {
        var (debits, batch, statement) = await Accepted();
        await using var _ = debits;
        var answer = what switch
        {
            Returned => await Reject(debits),
            "cancelled" => await debits.Treasurer.PostAsync($"/api/direct-debits/batches/{batch}/cancellation", null),
            _ => await debits.Collect(batch),
        };
        Assert.That(answer.IsSuccessStatusCode, Is.True);

        await Work(debits);

        var line = await Line(debits, statement);
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("code").GetString()), Is.EqualTo(("refused", code)));
        Assert.That(await Outstanding(debits), Is.EqualTo(outstanding));
        Assert.That((await debits.Show(batch)).GetProperty("lines")[0].GetProperty("state").GetString(), Is.EqualTo(what));
    }

    [Test]
    public async Task A_person_may_then_say_that_the_money_came_all_the_same()
    {
        var (debits, batch, statement) = await Accepted();
        await using var _ = debits;
        await (await Reject(debits)).Json();
        await Work(debits);

        var line = await Line(debits, statement);
        var match = line.GetProperty("matches")[0];
        Assert.That((match.GetProperty("confidence").GetString(), match.GetProperty("doubt").GetString()), Is.EqualTo(("to-check", "other-amount")));
        var loan = match.GetProperty("loanNumber").GetString();
        await (await Send(debits, $"{statement}/acceptances", new { lines = new[] { new { line = line.GetProperty("id").GetString(), loan } } })).Json();
        await Work(debits);

        Assert.That((await Line(debits, statement)).GetProperty("state").GetString(), Is.EqualTo("recorded"));
        Assert.That(await Outstanding(debits), Is.EqualTo(35_000));
        Assert.That((await debits.Loans[0].Show()).GetProperty("events")[0].GetProperty("means").GetString(), Is.EqualTo("transfer"), "another payment than the debit");
        Assert.That((await debits.Show(batch)).GetProperty("lines")[0].GetProperty("state").GetString(), Is.EqualTo(Returned));
    }

    [Test]
    public async Task A_rejection_between_the_look_at_the_debit_and_the_payment_goes_first()
    {
        var (debits, _, statement) = await Accepted();
        await using var _ = debits;
        var database = await debits.Host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        HttpResponseMessage? rejection = null;
        using (Testing.Statements.Of(database, x =>
        {
            if (rejection is not null || x.Event != RelationalEventId.TransactionStarting.Name || !x.Db.ChangeTracker.Entries<StatementLine>().Any()) return;
            rejection = new();
            rejection = Task.Run(() => Reject(debits)).GetAwaiter().GetResult();
        }))
        {
            Assert.That(() => debits.Host.Run<StatementRunner, bool>(x => x.Step(default)), Throws.InstanceOf<DbUpdateConcurrencyException>());
        }

        await rejection!.Json();
        Assert.That((await Line(debits, statement)).GetProperty("state").GetString(), Is.EqualTo("accepted"));
        await Work(debits);

        Assert.That((await Line(debits, statement)).GetProperty("code").GetString(), Is.EqualTo("statement.debit-returned"));
        Assert.That(await Outstanding(debits), Is.EqualTo(36_000));
    }
}
