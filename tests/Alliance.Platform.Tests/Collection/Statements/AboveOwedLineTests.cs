using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
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

    private static async Task<HttpResponseMessage> Approve(PlatformHost host)
    {
        var proposal = (await host.Read(db => db.Set<Proposal>().SingleAsync())).Id;
        return await host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposal}/approval", new { });
    }

    private static async Task<string?> Since(PlatformHost host) => (await (await host.Client(Roles.Director).GetAsync("/api/proposals")).Json()).GetProperty("waiting")[0].GetProperty("since").GetString();

    /// <summary>36 000 were owed when it was proposed, and 35 000 are now.</summary>
    [Test]
    public async Task Of_less_owed_than_two_persons_saw_they_have_not_spoken()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;90000");
        await (await Accept(statements, statement, aboveOwed: true)).Json();
        await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created);

        Assert.That(await Since(statements.Host), Is.EqualTo("Il reste maintenant 35\u202F000,00\u202FDH à rembourser."));
        Assert.That(await (await Approve(statements.Host)).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.owed-changed"));
        Assert.That(await statements.State(statement), Is.EqualTo("to-decide"));
    }

    [Test]
    public async Task Nor_of_what_was_paid_between_their_word_and_its_recording()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;90000");
        await (await Accept(statements, statement, aboveOwed: true)).Json();
        await (await Approve(statements.Host)).Json();
        await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created);

        await statements.Work();

        Assert.That((await statements.State(statement), (await statements.Lines(statement))[0].GetProperty("code").GetString()), Is.EqualTo(("refused", "payment.owed-changed")));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));
    }

    /// <summary>Certain when it was read; then 35 700 were paid otherwise, so that of 1 000 only 300 are owed. Looked at again, no loan stands out any more.</summary>
    [Test]
    public async Task What_stood_out_when_it_was_proposed_is_what_is_agreed_to()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;1000");
        await (await statements.Loans[0].Pay(new { amount = 35_700, paidOn = "2024-03-01" })).Json(HttpStatusCode.Created);
        Assert.That((await (await statements.Accept(statement, aboveOwed: true)).Json()).GetProperty("proposed").GetInt32(), Is.EqualTo(1));
        Assert.That((await statements.Send($"{statement}/proposals", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await statements.Proposed(statement))[0], Does.Contain("above-outstanding"));

        await (await Approve(statements.Host)).Json();
        await statements.Work();

        Assert.That((await statements.State(statement), await statements.Outstanding(), await Credit(statements)), Is.EqualTo(("recorded", 0m, 700m)));
    }

    /// <summary>Two names of 120 characters each.</summary>
    [Test]
    public async Task The_names_of_two_persons_fit_whatever_their_length()
    {
        await using var statements = await StatementCase.Of("Nadia Tahiri");
        var statement = await statements.Import($"14/03/2024;VIR {statements.Numbers[0]};;;;1000");
        var both = $"{new string('é', 120)} + {new string('è', 120)}";

        await statements.Host.Run<PlatformDb>(async db =>
        {
            var line = await db.Set<StatementLine>().SingleAsync();
            line.Accept(line.Matches[0], despiteDouble: false, Platform.Lending.Loans.AboveOwed.TwoPersons, new(StatementCase.Today, both, DateTime.UnixEpoch));
            await db.SaveChangesAsync();
        });
        await statements.Work();

        Assert.That((await statements.Lines(statement))[0].GetProperty("decidedBy").GetString(), Is.EqualTo(both));
        Assert.That((await statements.Loans[0].Show()).GetProperty("events")[0].GetProperty("enteredBy").GetString(), Is.EqualTo(both));
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
