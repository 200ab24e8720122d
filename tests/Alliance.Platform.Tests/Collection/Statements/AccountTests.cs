using System.Net;
using System.Text.Json;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Whose account a statement is about.</summary>
internal sealed class AccountTests
{
    private static string Camt(string account, string days) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct><Ntry><Amt Ccy="MAD">750.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{days}<AddtlNtryInf>VIR</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>""";

    [Test]
    public async Task A_statement_of_somebody_elses_account_is_asked_about()
    {
        await using var statements = await StatementCase.Of();
        var organisation = statements.Host.Organisations.Find(FixedOrganisations.Ism)!;
        statements.Host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("bank", JsonSerializer.SerializeToElement(new { rib = StatementCase.Rib })) });
        var file = Camt(StatementCase.OtherRib, "<BookgDt><Dt>2024-02-14</Dt></BookgDt>");

        var refused = await (await statements.Post(file, "autre.xml")).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("statement.other-account"));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain(StatementCase.OtherRib).And.Contain(StatementCase.Rib));
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.Zero);

        await (await statements.Post(file, "autre.xml&otherAccount=true")).Json(HttpStatusCode.Created);
        await (await statements.Post(Camt($"MA64 {StatementCase.Rib}", "<BookgDt><Dt>2024-02-15</Dt></BookgDt>"), "la-sienne.xml")).Json(HttpStatusCode.Created);
    }
}
