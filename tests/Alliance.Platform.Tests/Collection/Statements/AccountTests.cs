using System.Net;
using System.Text.Json;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Files;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Whose account a statement is about.</summary>
internal sealed class AccountTests
{
    private static string Camt(string account, string days) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct><Ntry><Amt Ccy="MAD">750.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{days}<AddtlNtryInf>VIR</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>""";

    [Test]
    public async Task A_statement_of_somebody_elses_account_is_asked_about()
    {
        await using var statements = await WithAccount();
        var file = Camt(StatementCase.OtherRib, "<BookgDt><Dt>2024-02-14</Dt></BookgDt>");

        var refused = await (await statements.Post(file, "autre.xml")).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("statement.other-account"));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain(StatementCase.OtherRib).And.Contain(StatementCase.Rib));
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.Zero);

        await (await statements.Post(file, "autre.xml&otherAccount=true")).Json(HttpStatusCode.Created);
        await (await statements.Post(Camt($"MA64 {StatementCase.Rib}", "<BookgDt><Dt>2024-02-15</Dt></BookgDt>"), "la-sienne.xml")).Json(HttpStatusCode.Created);
    }

    [TestCase($"RIB : {StatementCase.OtherRib}\n", StatementCase.OtherRib, TestName = "In one cell")]
    [TestCase("Relevé de compte;;\nRIB;145 050 0211160870000187 07;\n", StatementCase.OtherRib, TestName = "Beside its name, as people part it")]
    [TestCase("RIB;145;050;0211160870000187;07\n", StatementCase.OtherRib, TestName = "In several cells")]
    [TestCase("IBAN;MA64 1450 5002 1116 0870 0001 8707\n", StatementCase.OtherRib, TestName = "As IBAN")]
    [TestCase("Compte n° 0211160870000187;du 01/02/2024 au 29/02/2024\n", "0211160870000187", TestName = "Without the codes of bank and town")]
    [TestCase("رقم الحساب;0211160870000187\n", "0211160870000187", TestName = "In Arabic")]
    public async Task A_table_that_names_somebody_elses_account_above_is_asked_about(string above, string account)
    {
        await using var statements = await WithAccount();
        var file = $"{above}{StatementCase.Heading}14/02/2024;VIR;;;;750,00\n";

        var refused = await (await statements.Post(file)).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("statement.other-account"));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain(account).And.Contain(StatementCase.Rib));

        var created = await (await statements.Post(file, "autre.csv&otherAccount=true")).Json(HttpStatusCode.Created);
        var shown = await (await statements.Treasurer.GetAsync($"/api/statements/{created.GetProperty("id").GetString()}")).Json();
        Assert.That(shown.GetProperty("statement").GetProperty("account").GetString(), Is.EqualTo(account));
    }

    /// <summary>The platform's own, and numbers that are no account's.</summary>
    [TestCase("RIB;007 640 0001234500000412 22\n", TestName = "Its own, as people part it")]
    [TestCase("Compte n° 0001234500000412\n", TestName = "Its own, without the codes of bank and town")]
    [TestCase("Titulaire du compte : TISSAGES, ICE 001525713000078;Tél. 05 39 91 22 33\n", TestName = "The holder's numbers")]
    [TestCase("Solde du compte au 29/02/2024 : 1234567890,00 DH\n", TestName = "A balance")]
    [TestCase("Relevé du compte du 01.02.2024 au 29.02.2024\n", TestName = "Days with points")]
    [TestCase("Compte;0001234500000412;18450,00\n", TestName = "Its own, and the balance beside it")]
    [TestCase("Compte;0001234500000412;18450\n", TestName = "Its own, and a round balance beside it")]
    public async Task Else_nothing_is_asked(string above)
    {
        await using var statements = await WithAccount();

        var created = await (await statements.Post($"{above}{StatementCase.Heading}14/02/2024;VIR;;;;750,00\n")).Json(HttpStatusCode.Created);

        var shown = await (await statements.Treasurer.GetAsync($"/api/statements/{created.GetProperty("id").GetString()}")).Json();
        Assert.That(shown.GetProperty("statement").GetProperty("account").GetString(), Is.EqualTo(StatementCase.Rib));
    }

    /// <summary>One export says the RIB, another the account without the codes of bank and town.</summary>
    [TestCase($"RIB;{StatementCase.OtherRib}\n", "Compte;0211160870000187\n")]
    [TestCase("Compte;0211160870000187\n", $"RIB;{StatementCase.OtherRib}\n")]
    public async Task A_movement_is_known_however_its_account_was_written(string first, string second)
    {
        await using var statements = await StatementCase.Of();
        await (await statements.Post($"{first}{StatementCase.Heading}14/02/2024;VIR;;;;750,00\n")).Json(HttpStatusCode.Created);

        var again = await (await statements.Post($"{second}{StatementCase.Heading}14/02/2024;VIR;;;;750,00\n15/02/2024;AUTRE;;;;20,00\n", "b.csv")).Json(HttpStatusCode.Created);

        Assert.That((again.GetProperty("lines").GetInt32(), again.GetProperty("known").GetInt32()), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_table_of_two_accounts_is_refused()
    {
        await using var statements = await WithAccount();

        var refused = await statements.Post($"RIB : {StatementCase.Rib}\nRIB : {StatementCase.OtherRib}\n{StatementCase.Heading}14/02/2024;VIR;;;;750,00\n");

        Assert.That(await refused.Code(HttpStatusCode.Conflict), Is.EqualTo("statement.several-accounts"));
    }

    [Test]
    public void A_number_named_with_its_rib_is_that_ribs() => Assert.That(
        WrittenAccount.All([new(1, ["Compte : 0001234500000412"]), new(2, ["RIB", StatementCase.Rib]), new(3, ["IBAN", $"MA64 {StatementCase.Rib}"])]), Is.EqualTo(new[] { StatementCase.Rib }));

    [Test]
    public void The_account_on_the_sheet_before_the_table_counts()
    {
        TableSheet cover = new("Page de garde", [new(1, ["RIB", StatementCase.Rib])]), movements = new("Mouvements", [new(1, ["Juin 2023"]), new(2, ["Date", "Libellé", "Montant"])]);

        var above = new StatementHeading(movements, ["Date", "Libellé", "Montant"], LastLine: 2, IsOneLine: true).Above([cover, movements]);

        Assert.That(above.Select(x => x.Cells[0]), Is.EqualTo(new[] { "RIB", "Juin 2023" }));
    }

    /// <summary>A cover sheet that lists all that a customer has says nothing of whose movements these are; the sheet of the movements does.</summary>
    [Test]
    public void A_cover_sheet_with_all_accounts_makes_no_doubt()
    {
        TableSheet cover = new("Page de garde", [new(1, ["RIB", StatementCase.Rib]), new(2, ["RIB", StatementCase.OtherRib])]);
        string[] header = ["Date", "Libellé", "Montant"];
        TableSheet movements = new("Mouvements", [new(1, ["RIB", StatementCase.OtherRib]), new(2, [.. header]), new(3, ["14/02/2024", "VIR", "750,00"])]);

        Assert.That(Account(cover, movements), Is.EqualTo(StatementCase.OtherRib));
        Assert.That(Account(cover, movements with { Rows = [.. movements.Rows.Skip(1)] }), Is.Null);

        static string? Account(params TableSheet[] sheets)
        {
            var heading = new StatementHeading(sheets[^1], ["Date", "Libellé", "Montant"], LastLine: 2, IsOneLine: true);
            return new StatementTable(StatementFormat.Xlsx, heading, heading.Above(sheets), new(StatementFile.Limits, default)).Read(ColumnChoice.Guess(heading.Names)!, new(2024, 3, 5)).Account;
        }
    }

    /// <summary>A platform whose account its file names.</summary>
    private static async Task<StatementCase> WithAccount()
    {
        var statements = await StatementCase.Of();
        var organisation = statements.Host.Organisations.Find(FixedOrganisations.Ism)!;
        statements.Host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("bank", JsonSerializer.SerializeToElement(new { rib = StatementCase.Rib })) });
        return statements;
    }
}
