using System.Net;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Only what the treasurer accepts is recorded, once, and can be undone.</summary>
internal sealed class AcceptTests
{
    [Test]
    public async Task Nothing_is_recorded_before_it_is_accepted_and_then_once()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};REF-77;;;1 000,00");
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(36_000));

        var accepted = await (await statements.Accept(statement)).Json();
        Assert.That(await statements.State(statement), Is.EqualTo("accepted"));
        await statements.Work();
        await statements.Work();

        Assert.That(accepted.GetProperty("total").GetDecimal(), Is.EqualTo(1_000));
        Assert.That(await statements.State(statement), Is.EqualTo("recorded"));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));
        var payment = (await statements.Loans[0].Show()).GetProperty("events").EnumerateArray().Single(x => x.GetProperty("kind").GetString() == "paid");
        Assert.That(payment.GetProperty("on").GetString(), Is.EqualTo("2024-01-03"), "the day of booking");
        Assert.That(payment.GetProperty("reference").GetString(), Is.EqualTo("REF-77"));
        Assert.That(await (await statements.Accept(statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.line-decided"));
    }

    [Test]
    public async Task Two_treasurers_at_once_make_one_payment()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        var (one, other) = (statements.Host.Client(Roles.Treasurer, account: "un"), statements.Host.Client(Roles.Treasurer, account: "deux"));

        var answers = await statements.Loans[0].AtOnce(() => statements.Accept(statement, client: one), () => statements.Accept(statement, client: other), () => statements.AcceptCertain(statement));
        await statements.Work();

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.OK), Is.EqualTo(1), string.Join(' ', answers.Select(x => x.StatusCode)));
        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Conflict), Is.EqualTo(2));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));
    }

    [Test]
    public async Task The_same_key_gets_the_first_answer_and_none_is_refused()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00", $"03/02/2024;VIR {statements.Numbers[0]};;;;1 000,00");

        var first = await (await statements.Accept(statement, key: "clé-1".Replace('é', 'e'))).Json();
        var again = await (await statements.Accept(statement, key: "cle-1")).Json();

        Assert.That(again.GetRawText(), Is.EqualTo(first.GetRawText()));
        Assert.That(await (await statements.Accept(statement, 1, key: "cle-1")).Code(HttpStatusCode.Conflict), Is.EqualTo("idempotency.other-body"));
        Assert.That(await (await statements.Send($"{statement}/acceptances/certain", null)).Code(HttpStatusCode.BadRequest), Is.EqualTo("idempotency.key-missing"));
    }

    [Test]
    public async Task A_line_without_a_match_goes_to_the_loan_that_is_named()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import("03/01/2024;VERSEMENT ESPECES;;;;1 000,00");

        Assert.That(await (await statements.Accept(statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.choose-a-loan"));
        await (await statements.Accept(statement, loan: statements.Numbers[0].ToLowerInvariant())).Json();
        await statements.Work();

        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));
    }

    [Test]
    public async Task A_payment_entered_by_hand_is_not_counted_twice_unless_one_insists()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00", $"05/02/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created);

        Assert.That(await (await statements.Accept(statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"));
        await (await statements.AcceptCertain(statement)).Json(); // proposed before the payment was entered
        await statements.Work();
        Assert.That(await statements.State(statement), Is.EqualTo("refused"));
        Assert.That((await statements.Lines(statement))[0].GetProperty("code").GetString(), Is.EqualTo("statement.already-recorded"));
        Assert.That(await statements.Outstanding(), Is.EqualTo(34_000));

        await (await statements.Accept(statement, loan: statements.Numbers[0], despiteDouble: true)).Json();
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(33_000));
    }

    [Test]
    public async Task Two_payments_alike_on_one_statement_are_two()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var line = $"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00";
        var statement = await statements.Import(line, line);

        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        Assert.That(await statements.Outstanding(), Is.EqualTo(34_000));
    }

    [Test]
    public async Task A_line_that_the_loan_refuses_says_why_and_goes_elsewhere()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani", "Omar Idrissi");
        var statement = await statements.Import("03/05/2023;VERSEMENT;;;;1 000,00", "04/01/2024;VERSEMENT;;;;1 000,00");

        await (await statements.Accept(statement, 0, statements.Numbers[0])).Json();
        await (await statements.Accept(statement, 1, statements.Numbers[0])).Json();
        await statements.Work();

        Assert.That((await statements.Lines(statement, "refused")).Single().GetProperty("code").GetString(), Is.EqualTo("loan.not-disbursed"));
        Assert.That(await statements.State(statement, 1), Is.EqualTo("recorded"), "one refused line holds no other up");
        await (await statements.Decide(statement, "ignoring")).Json(HttpStatusCode.NoContent);
        Assert.That(await statements.State(statement), Is.EqualTo("ignored"));
    }

    [Test]
    public async Task Of_several_lines_all_are_accepted_or_none()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00", "04/01/2024;VERSEMENT;;;;1 000,00");
        var ids = (await statements.Lines(statement)).Select(x => x.GetProperty("id").GetString()).ToArray();

        var answer = await (await statements.Send($"{statement}/acceptances", new { lines = new[] { new { line = ids[0], loan = (string?)null }, new { line = ids[1], loan = (string?)"IOR-2023-0001" } } }, "k")).Json(HttpStatusCode.Conflict);

        Assert.That(answer.GetProperty("detail").GetString(), Does.StartWith("Line 3:"));
        Assert.That(await statements.Lines(statement, "to-decide"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task What_was_recorded_is_undone_and_can_be_matched_again()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani", "Omar Idrissi");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        await (await statements.Decide(statement, "undoing")).Json(HttpStatusCode.NoContent);
        Assert.That(await statements.State(statement), Is.EqualTo("undoing"));
        await statements.Work();
        Assert.That(await statements.State(statement), Is.EqualTo("undone"));
        Assert.That(await statements.Outstanding(), Is.EqualTo(36_000));

        await (await statements.Accept(statement, loan: statements.Numbers[1])).Json();
        await statements.Work();
        Assert.That((await statements.Outstanding(0), await statements.Outstanding(1)), Is.EqualTo((36_000m, 35_000m)));

        await (await statements.Decide(statement, "undoing")).Json(HttpStatusCode.NoContent);
        await statements.Work();
        await (await statements.Accept(statement, loan: statements.Numbers[0])).Json();
        await statements.Work();
        Assert.That((await statements.Outstanding(0), await statements.Outstanding(1)), Is.EqualTo((35_000m, 36_000m)));
    }

    [Test]
    public async Task The_same_file_is_refused_naming_the_first_until_that_is_undone()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var file = $"{StatementCase.Heading}03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00\n";
        var statement = $"/api/statements/{(await (await statements.Post(file, "premier.csv")).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        var again = await (await statements.Post(file, "second.csv")).Json(HttpStatusCode.Conflict);
        Assert.That(again.GetProperty("code").GetString(), Is.EqualTo("statement.already-imported"));
        Assert.That(again.GetProperty("detail").GetString(), Does.Contain("premier.csv").And.Contain("2024-03-15"));

        await (await statements.Send($"{statement}/undoing", new { reason = "mauvais compte" })).Json(HttpStatusCode.NoContent);
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(36_000));
        Assert.That((await (await statements.Treasurer.GetAsync(statement)).Json()).GetProperty("statement").GetProperty("status").GetString(), Is.EqualTo("undone"));
        Assert.That(await (await statements.Accept(statement, loan: statements.Numbers[0])).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.undone"));

        var renewed = (await (await statements.Post(file, "second.csv")).Json(HttpStatusCode.Created));
        Assert.That(renewed.GetProperty("known").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task A_file_imported_twice_at_once_is_there_once()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var file = $"{StatementCase.Heading}03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00\n";

        var answers = await statements.Loans[0].AtOnce(() => statements.Post(file), () => statements.Post(file));

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Statements_that_overlap_count_no_line_twice()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var (january, february) = ($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00", $"03/02/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        var first = await statements.Import(january, january, february);

        var second = await statements.Import(january, january, february, february);

        Assert.That((await statements.Lines(second)).Select(x => x.GetProperty("state").GetString()), Is.EqualTo(new[] { "known", "known", "known", "to-decide" }));
        Assert.That(await statements.Proposed(second), Is.Empty);
        Assert.That(await (await statements.Accept(second, loan: statements.Numbers[0])).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.line-known"));
        await (await statements.AcceptCertain(first)).Json();
        await (await statements.AcceptCertain(second)).Json();
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(32_000));
    }

    [Test]
    public async Task A_payment_that_cannot_be_undone_keeps_its_statement_in_force()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;40 000,00", $"04/01/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        await (await statements.Accept(statement, 0, statements.Numbers[0], aboveOwed: true)).Json();
        await statements.Work();
        await (await statements.Loans[0].Post("refunds", new { amount = 4_000, paidOn = "2024-01-10" }, "r")).Json(HttpStatusCode.Created);

        await (await statements.Send($"{statement}/undoing", new { reason = "essai" })).Json(HttpStatusCode.NoContent);
        await statements.Work();

        var line = (await statements.Lines(statement))[0];
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("code").GetString()), Is.EqualTo(("recorded", "loan.breaks-an-event")), "the overpayment was given back");
        Assert.That((await (await statements.Treasurer.GetAsync(statement)).Json()).GetProperty("statement").GetProperty("status").GetString(), Is.EqualTo("open"));
    }

    [TestCase(Roles.Director, HttpStatusCode.OK)]
    [TestCase(Roles.Auditor, HttpStatusCode.OK)]
    [TestCase(Roles.LoanOfficer, HttpStatusCode.Forbidden)]
    [TestCase(Roles.CommitteeMember, HttpStatusCode.Forbidden)]
    public async Task Others_than_the_treasurer_read_at_most(string role, HttpStatusCode reading)
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00");
        var client = statements.Host.Client(role);

        foreach (var path in new[] { "/api/statements", statement, $"{statement}/lines", $"{statement}/export", "/api/statements/columns" })
            Assert.That((await client.GetAsync(path)).StatusCode, Is.EqualTo(reading), path);
        Assert.That((await client.PostAsync("/api/statements", new StringContent("x"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await client.PostAsync("/api/statements/look", new StringContent("x"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await statements.Send($"{statement}/acceptances/certain", null, "k", client)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await statements.Send($"{statement}/undoing", new { reason = "essai" }, client: client)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await statements.Send($"{statement}/proposals", null, client: client)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task An_export_tells_what_became_of_each_line_and_holds_no_formula()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;=HYPERLINK(1) {statements.Numbers[0]};;;;1 000,00");
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        var file = await (await statements.Treasurer.GetAsync($"{statement}/export")).Content.ReadAsStringAsync();

        Assert.That(file, Does.Contain("'=HYPERLINK").And.Contain(statements.Numbers[0]).And.Contain("2024-01-03"));
        Assert.That(file.TrimStart('\uFEFF'), Does.StartWith("Ligne;Date;"), "headings first, for programs");
    }

    /// <summary>For people: which statement, and which of its lines (G3, S37).</summary>
    [Test]
    public async Task The_file_says_above_what_it_is_of()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/01/2024;VIR {statements.Numbers[0]};;;;1 000,00");

        var lines = (await (await statements.Treasurer.GetAsync($"{statement}/export?format=csv&asShown=true&filter=ignored")).Content.ReadAsStringAsync()).Split('\n');
        var sheet = await statements.Treasurer.GetAsync($"{statement}/export?format=xlsx&asShown=true");

        Assert.That(lines[0].TrimStart('\uFEFF', '"'), Does.StartWith("Relevé bancaire · "));
        Assert.That(lines[1], Does.Contain("Fichier: ").And.Contain("Période: 3 janv. 2024").And.Contain("Ignorées"));
        Assert.That(lines[3].TrimStart('"'), Does.StartWith("Ligne;Date;"));
        Assert.That(lines[4..].Where(x => x.Trim().Length > 0), Is.Empty, "none was ignored");
        Assert.That(sheet.Content.Headers.ContentType!.MediaType, Does.Contain("spreadsheet"));
    }
}
