using System.Net;
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
        var payment = await statements.Host.Run<PlatformDb, DateOnly>(db => Task.FromResult(db.Loans.AsEnumerable().Single().Events[^1].On));
        Assert.That(payment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(paidOn));
    }
}
