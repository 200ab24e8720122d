using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Proposals;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A line of a statement brings more than is owed: 36 000 on each loan.</summary>
internal sealed class AboveOwedLineTests
{
    private static async Task<HttpResponseMessage> Accept(StatementCase statements, string statement, bool aboveOwed = false)
    {
        var id = (await statements.Lines(statement))[0].GetProperty("id").GetString();
        return await statements.Send($"{statement}/acceptances", new { lines = new[] { new { line = id, loan = statements.Numbers[0], aboveOwed } } }, Guid.NewGuid().ToString());
    }

    private static async Task<decimal> Credit(StatementCase statements) => (await statements.Loans[0].Show()).GetProperty("credit").GetDecimal();

    [Test]
    public async Task It_is_never_certain_and_asked_about_when_it_is_accepted()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;40000");
        Assert.That(await statements.Proposed(statement), Is.EqualTo(new[] { $"to-check loan-number above-outstanding {statements.Numbers[0]}" }));
        Assert.That((await (await statements.AcceptCertain(statement)).Json()).GetProperty("accepted").GetInt32(), Is.Zero);
        Assert.That(await (await Accept(statements, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"));

        await (await Accept(statements, statement, aboveOwed: true)).Json();
        await statements.Work();

        Assert.That((await statements.State(statement), await statements.Outstanding(), await Credit(statements)), Is.EqualTo(("recorded", 0m, 4_000m)));
    }

    [Test]
    public async Task Far_above_it_waits_for_a_second_person_and_is_then_recorded_in_the_background()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;90000");
        var outcome = await (await Accept(statements, statement, aboveOwed: true)).Json();
        Assert.That((outcome.GetProperty("accepted").GetInt32(), outcome.GetProperty("proposed").GetInt32()), Is.EqualTo((0, 1)));
        await statements.Work();
        Assert.That((await statements.State(statement), await statements.Outstanding()), Is.EqualTo(("to-decide", 36_000m)));
        Assert.That(await (await Accept(statements, statement, aboveOwed: true)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.waiting-already"));

        var proposal = (await statements.Host.Read(db => db.Set<Proposal>().SingleAsync())).Id;
        await (await statements.Host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposal}/approval", new { })).Json();
        await statements.Work();

        Assert.That((await statements.State(statement), await statements.Outstanding(), await Credit(statements)), Is.EqualTo(("recorded", 0m, 54_000m)));

        await statements.Decide(statement, "undoing");
        await statements.Work();
        Assert.That((await statements.State(statement), await statements.Outstanding(), await Credit(statements)), Is.EqualTo(("undone", 36_000m, 0m)));
        Assert.That(await (await Accept(statements, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.above-owed"), "two persons agreed to what is undone");
    }

    /// <summary>Each was certain by itself; together they are more than is owed.</summary>
    [Test]
    public async Task Of_two_certain_lines_the_second_may_be_too_much_by_the_time_it_is_recorded()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"13/03/2024;VIR {statements.Numbers[0]} A;A1;;;20000", $"14/03/2024;VIR {statements.Numbers[0]} B;B2;;;20001");
        Assert.That((await (await statements.AcceptCertain(statement)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(2));

        await statements.Work();

        Assert.That((await statements.State(statement), await statements.State(statement, 1)), Is.EqualTo(("recorded", "refused")));
        Assert.That((await statements.Lines(statement))[1].GetProperty("code").GetString(), Is.EqualTo("payment.above-owed"));
        Assert.That(await statements.Outstanding(), Is.EqualTo(16_000));
    }
}
