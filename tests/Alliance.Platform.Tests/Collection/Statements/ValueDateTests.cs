using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>From which day the money of a bank's movement counts. It is 15 March 2024.</summary>
internal sealed class ValueDateTests
{
    [TestCase("<BookgDt><Dt>2024-02-14</Dt></BookgDt><ValDt><Dt>2024-02-16</Dt></ValDt>", "2024-02-14", "2024-02-16", TestName = "From its value date")]
    [TestCase("<BookgDt><Dt>2024-02-14</Dt></BookgDt><ValDt><DtTm>2024-02-12T00:00:00+01:00</DtTm></ValDt>", "2024-02-14", "2024-02-12", TestName = "From a value date before it was booked")]
    [TestCase("<BookgDt><Dt>2024-02-14</Dt></BookgDt>", "2024-02-14", "2024-02-14", TestName = "From its booking where there is no value date")]
    [TestCase("<ValDt><Dt>2024-02-14Z</Dt></ValDt>", "2024-02-14", "2024-02-14", TestName = "From its value date where that is all it says")]
    [TestCase("<BookgDt><Dt>2024-03-15</Dt></BookgDt><ValDt><Dt>2024-03-16</Dt></ValDt>", "2024-03-15", "2024-03-15", TestName = "From its booking where the value date is still to come")]
    public async Task It_counts(string days, string bookedOn, string paidOn)
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var file = $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="MAD">750.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{days}<AddtlNtryInf>VIR {statements.Numbers[0]}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>""";

        var statement = $"/api/statements/{(await (await statements.Post(file, "jours.xml")).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        Assert.That((await statements.Lines(statement))[0].GetProperty("on").GetString(), Is.EqualTo(bookedOn));
        Assert.That(await PaidOn(statements), Is.EqualTo(paidOn));
    }

    private static readonly DateOnly Booked = new(2024, 2, 14);

    [TestCase("Date opération;Date valeur;Libellé;Débit;Crédit", "0 1", TestName = "The value date is told from the day of booking")]
    [TestCase("Valeur;Date;Libellé;Débit;Crédit", "1 0", TestName = "The value date is told where it comes first, by one word")]
    [TestCase("Date comptable;Libellé;Date de valeur;Montant", "0 2", TestName = "The value date is told behind the label")]
    [TestCase("Booking date;Value date;Description;Amount", "0 1", TestName = "The value date is told in English")]
    [TestCase("التاريخ;تاريخ القيمة;البيان;مدين;دائن", "0 1", TestName = "The value date is told in Arabic")]
    [TestCase("Date valeur;Libellé;Débit;Crédit", "0 ", TestName = "The only date is the date")]
    [TestCase("Date;Libellé;Débit;Crédit;Solde en valeur", "0 ", TestName = "A balance in value is no date")]
    public void A_heading_makes_one_think(string heading, string dates)
    {
        var guess = ColumnChoice.Guess(heading.Split(';'))!;

        Assert.That($"{guess.Date} {guess.ValueDate}", Is.EqualTo(dates));
    }

    [TestCase("16/02/2024", "2024-02-16", TestName = "A table's movement counts from its value date")]
    [TestCase("12/02/2024", "2024-02-12", TestName = "A table's movement counts from a value date before it was booked")]
    [TestCase("", "2024-02-14", TestName = "A table's movement counts from its booking where the cell is empty")]
    [TestCase("16/03/2024", "2024-02-14", TestName = "A table's movement counts from its booking where the value date is still to come")]
    public async Task What_the_guess_makes_of_a_table(string value, string paidOn)
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var file = $"Date opération;Date valeur;Libellé;Débit;Crédit\n14/02/2024;{value};VIR {statements.Numbers[0]};;750,00\n";
        var look = await (await statements.Treasurer.PostAsync("/api/statements/look", new StringContent(file))).Json();
        var kept = await statements.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = look.GetProperty("header"), columns = look.GetProperty("guess") });
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        var statement = $"/api/statements/{(await (await statements.Post(file)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        Assert.That((await statements.Lines(statement))[0].GetProperty("on").GetDateTime(), Is.EqualTo(Booked.ToDateTime(TimeOnly.MinValue)));
        Assert.That(await PaidOn(statements), Is.EqualTo(paidOn));
    }

    /// <summary>The credit has value the day after it was booked, the return the day before: it counts from the payment's day.</summary>
    [Test]
    public async Task What_comes_back_with_an_earlier_value_date_than_it_came_in_is_taken_back()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var number = statements.Numbers[0];
        var file = $"Date opération;Date valeur;Libellé;Débit;Crédit\n14/02/2024;16/02/2024;VIR {number};;750,00\n16/02/2024;15/02/2024;REJET {number};750,00;\n";
        var look = await (await statements.Treasurer.PostAsync("/api/statements/look", new StringContent(file))).Json();
        await statements.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = look.GetProperty("header"), columns = look.GetProperty("guess") });
        var statement = $"/api/statements/{(await (await statements.Post(file)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_250));

        await statements.Send($"{statement}/proposals", null, "again");
        await (await statements.Accept(statement, line: 1)).Json();
        await statements.Work();

        Assert.That((await statements.State(statement, 1), await statements.Outstanding()), Is.EqualTo(("recorded", 36_000m)));
        Assert.That(await PaidOn(statements), Is.EqualTo("2024-02-16"), "the return is the last event");
    }

    private static async Task<string> PaidOn(StatementCase statements)
    {
        var on = await statements.Host.Run<PlatformDb, DateOnly>(db => Task.FromResult(db.Loans.AsEnumerable().Single().Events[^1].On));
        return on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
