using System.Net;
using System.Net.Http.Json;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.DirectDebits;
using static Alliance.Platform.Tests.Collection.Statements.FileCreditCase;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A statement is undone with all that it recorded: payments, and what took them back.</summary>
internal sealed class UndoTests
{
    /// <summary>Payment and return of one day, in whatever order the bank writes them.</summary>
    private static string[] PaidAndReturned(string number, bool newestFirst)
    {
        string[] lines = [$"05/02/2024;VIR {number};;;;1000", $"05/02/2024;REJET {number};;;1000;"];
        return newestFirst ? [.. lines.Reverse()] : lines;
    }

    /// <summary>The payment first, since nothing comes back before it was there.</summary>
    private static async Task Record(StatementCase statements, string statement, bool newestFirst)
    {
        foreach (var line in newestFirst ? new[] { 1, 0 } : [0, 1])
        {
            await (await statements.Accept(statement, line, statements.Numbers[0])).Json();
            await statements.Work();
            Assert.That(await statements.State(statement, line), Is.EqualTo("recorded"));
        }

        Assert.That(await statements.Outstanding(), Is.EqualTo(36_000));
    }

    private static async Task Undo(StatementCase statements, string statement)
    {
        await (await statements.Send($"{statement}/undoing", new { reason = "mauvais compte" })).Json(HttpStatusCode.NoContent);
        await statements.Work();
    }

    private static async Task<string> Status(StatementCase statements, string statement) =>
        (await (await statements.Treasurer.GetAsync(statement)).Json()).GetProperty("statement").GetProperty("status").GetString()!;

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_return_is_undone_with_the_payment_that_it_took_back_and_both_can_come_again(bool newestFirst)
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var lines = PaidAndReturned(statements.Numbers[0], newestFirst);
        for (var time = 1; time <= 2; time++)
        {
            var statement = await statements.Import(lines);
            await Record(statements, statement, newestFirst);

            await Undo(statements, statement);

            Assert.That(await Status(statements, statement), Is.EqualTo("undone"), $"time {time}");
            Assert.That((await statements.Lines(statement)).Select(x => x.GetProperty("state").GetString()), Is.All.EqualTo("undone"));
            var events = await statements.Host.Read(db => Task.FromResult(db.Loans.AsEnumerable().Single()));
            Assert.That(events.CountingPayments().Count() + events.CountingReturns().Count(), Is.Zero);
            Assert.That(await statements.Outstanding(), Is.EqualTo(36_000));
        }
    }

    /// <summary>A payment with an earlier value date than its booking, whose return the bank booked before it.</summary>
    [Test]
    public async Task A_return_that_is_booked_before_its_payment_is_undone_first_too()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var number = statements.Numbers[0];
        var file = $"Date opération;Date valeur;Libellé;Débit;Crédit\n16/02/2024;14/02/2024;VIR {number};;1000,00\n15/02/2024;15/02/2024;REJET {number};1000,00;\n";
        var look = await (await statements.Treasurer.PostAsync("/api/statements/look", new StringContent(file))).Json();
        await statements.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = look.GetProperty("header"), columns = look.GetProperty("guess") });
        var statement = $"/api/statements/{(await (await statements.Post(file)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        await Record(statements, statement, newestFirst: false);

        await Undo(statements, statement);

        Assert.That(await Status(statements, statement), Is.EqualTo("undone"));
    }

    [Test]
    public async Task A_payment_that_came_back_on_another_statement_says_so_and_is_undone_after_it()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var number = statements.Numbers[0];
        var payments = await statements.Import($"05/02/2024;VIR {number};;;;1000");
        await (await statements.Accept(payments, loan: number)).Json();
        await statements.Work();
        var returns = await statements.Import($"08/02/2024;REJET {number};;;1000;");
        await (await statements.Accept(returns, loan: number)).Json();
        await statements.Work();

        await Undo(statements, payments);

        var line = (await statements.Lines(payments))[0];
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("code").GetString(), await Status(statements, payments)), Is.EqualTo(("recorded", "statement.returned-since", "open")));

        await Undo(statements, returns);
        Assert.That((await Status(statements, returns), await statements.Outstanding()), Is.EqualTo(("undone", 35_000m)), "the payment counts again");
        await Undo(statements, payments);
        Assert.That((await Status(statements, payments), await statements.Outstanding()), Is.EqualTo(("undone", 36_000m)));
    }

    /// <summary>The bank's one credit for a file of debits, and one of them that came back on the same day, above or below it.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task Debits_that_were_settled_and_came_back_ask_again_and_can_be_settled_again(bool newestFirst)
    {
        var (debits, batch) = await Sent(2);
        await using var _ = debits;
        string[] lines = ["03/01/2024;REMISE ISM-P0001;;;;2000", "03/01/2024;REJET ISM-P0001-00001;;;1000;"];
        if (newestFirst) lines = [.. lines.Reverse()];
        for (var time = 1; time <= 2; time++)
        {
            var statement = await Import(debits, lines);
            await Record(debits, statement);
            Assert.That(await States(debits, batch), Is.EqualTo("returned collected"), $"time {time}");
            Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 35_000 }));

            await Send(debits, $"{statement}/undoing", new { reason = "mauvais compte" });
            await Work(debits);

            Assert.That(await States(debits, batch), Is.EqualTo("open open"), $"time {time}");
            Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000 }));
        }
    }

    /// <summary>The credit, then what came back of it, which is known by its reference once the credit is recorded.</summary>
    private static async Task Record(DebitCase debits, string statement)
    {
        for (var n = 0; n < 2; n++)
        {
            await Send(debits, $"{statement}/proposals");
            Assert.That((await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
            await Work(debits);
        }
    }
}
