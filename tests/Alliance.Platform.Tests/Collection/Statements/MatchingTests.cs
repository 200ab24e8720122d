using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.DirectDebits;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Which loans a line may concern, how sure that is, and why.</summary>
internal sealed class MatchingTests
{
    [TestCase("VIR RECU PRET {0} JANVIER")]
    [TestCase("vir recu {0}", true)]
    [TestCase("REMB/{0}/AMRANI")]
    public async Task A_loan_number_is_found_however_it_is_cut_up(string label, bool lower = false)
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani", "Omar Idrissi");
        var number = statements.Numbers[1];
        var parts = number.Split('-');
        string[] written = [number, number.Replace('-', ' '), number.Replace("-", "", StringComparison.Ordinal), $"{parts[0]} {parts[1]} {parts[^1].TrimStart('0')}"];

        var statement = await statements.Import([.. written.Select(x => string.Format(System.Globalization.CultureInfo.InvariantCulture, label, lower ? x.ToLowerInvariant() : x)).Select((x, i) => $"0{i + 1}/01/2024;{x};;;;1 000,00")]);

        for (var i = 0; i < written.Length; i++) Assert.That(await statements.Proposed(statement, i), Is.EqualTo(new[] { $"certain loan-number {number}" }), written[i]);
    }

    [Test]
    public async Task The_account_of_a_mandate_names_its_loan()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        await (await statements.Loans[0].Post("mandate", new { rib = StatementCase.Rib, signedOn = "2023-06-01" })).Json();

        var statement = await statements.Import($"03/01/2024;VIREMENT;;{StatementCase.Rib};;1000", $"04/01/2024;VIREMENT;;MA64{StatementCase.Rib};;500", $"05/01/2024;VIREMENT;;{StatementCase.OtherRib};;500");

        Assert.That(await statements.Proposed(statement, 0), Is.EqualTo(new[] { $"certain mandate-account {statements.Numbers[0]}" }));
        Assert.That(await statements.Proposed(statement, 1), Is.EqualTo(new[] { $"certain mandate-account {statements.Numbers[0]}" }));
        Assert.That(await statements.Proposed(statement, 2), Is.Empty);
    }

    [Test]
    public async Task A_name_needs_the_amount_of_an_instalment_to_be_likely()
    {
        await using var statements = await StatementCase.Of("Fatima-Zahra Élalaoui", "Omar Idrissi");

        var statement = await statements.Import("03/01/2024;VIR DE ELALAOUI FATIMA ZAHRA;;;;1 000,00", "04/01/2024;VIR ELALAOUI FATIMA ZAHRA;;;;333,00", "05/01/2024;VIR DE OMAR;;;;1 000,00", "06/01/2024;TISSAGES DES IDRISSI;;;;1000");

        Assert.That(await statements.Proposed(statement, 0), Is.EqualTo(new[] { $"likely name-and-amount {statements.Numbers[0]}" }));
        Assert.That(await statements.Proposed(statement, 1), Is.EqualTo(new[] { $"to-check name {statements.Numbers[0]}" }));
        Assert.That(await statements.Proposed(statement, 2), Is.Empty, "a first name says nothing");
        Assert.That(await statements.Proposed(statement, 3), Is.EqualTo(new[] { $"likely name-and-amount {statements.Numbers[1]}" }), "the enterprise");
    }

    [TestCase("Mohamed Ben Ali", "VIR RECU BENALI MED")]
    [TestCase("Mohamed Ben Ali", "BEN ALI MOHAMMED")]
    [TestCase("Fatima Elalaoui Sœurs", "EL ALAOUI SOEURS FATIMA")]
    [TestCase("Sœurs El Alaoui", "VIR RECU DE ELALAOUI SOEURS SARL")]
    [TestCase("Abd El Kader Ould Taleb", "ABDELKADER OULDTALEB")]
    [TestCase("فاطمة الإدريسي", "تحويل من فاطمه الادريسي")]
    public async Task A_name_is_found_parted_or_joined(string borrower, string label)
    {
        await using var statements = await StatementCase.Of(borrower, "Omar Alami");

        var statement = await statements.Import($"05/01/2024;{label};;;;777,00");

        Assert.That(await statements.Proposed(statement), Is.EqualTo(new[] { $"to-check name {statements.Numbers[0]}" }));
    }

    [Test]
    public async Task Several_loans_are_shown_and_none_stands_out()
    {
        await using var statements = await StatementCase.Of("Omar Idrissi", "Omar Idrissi", "Aïcha Bennani");

        var statement = await statements.Import($"03/01/2024;{statements.Numbers[0]} {statements.Numbers[2]};;;;1 000,00", "04/01/2024;OMAR IDRISSI;;;;1 000,00");

        Assert.That(await statements.Proposed(statement, 0), Is.EquivalentTo(new[] { 0, 2 }.Select(x => $"to-check loan-number several-loans {statements.Numbers[x]}")));
        Assert.That(await statements.Proposed(statement, 1), Is.EquivalentTo(new[] { 0, 1 }.Select(x => $"to-check name-and-amount several-loans {statements.Numbers[x]}")));
        Assert.That(await (await statements.Accept(statement, 1)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.choose-a-loan"));
    }

    [Test]
    public async Task What_speaks_against_a_match_takes_its_certainty_away()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var number = statements.Numbers[0];
        await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-02-01", means = "cash" })).Json(HttpStatusCode.Created);

        var statement = await statements.Import($"03/02/2024;{number};;;;1 000,00", $"03/03/2024;{number};;;;1 000,00", $"04/03/2024;{number};;;;90 000,00", $"04/05/2023;{number};;;;1 000,00");

        Assert.That(await statements.Proposed(statement, 0), Is.EqualTo(new[] { $"to-check loan-number already-recorded {number}" }), "paid in cash two days before");
        Assert.That(await statements.Proposed(statement, 1), Is.EqualTo(new[] { $"certain loan-number {number}" }), "the next month");
        Assert.That(await statements.Proposed(statement, 2), Is.EqualTo(new[] { $"to-check loan-number above-outstanding {number}" }));
        Assert.That(await statements.Proposed(statement, 3), Is.EqualTo(new[] { $"to-check loan-number not-disbursed {number}" }));
    }

    [Test]
    public async Task Money_for_a_loan_written_off_is_a_recovery()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        await statements.Host.Run<PlatformDb>(async db =>
        {
            db.Loans.Single().WriteOff(new(2024, 2, 1), new(StatementCase.Today, "Deux personnes", DateTime.UtcNow));
            await db.SaveChangesAsync();
        });
        var statement = await statements.Import($"03/01/2024;{statements.Numbers[0]};;;;1 000,00", $"03/03/2024;{statements.Numbers[0]};;;;500,00");

        await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();

        Assert.That((await statements.Lines(statement)).Select(x => x.GetProperty("act").GetString()), Is.EqualTo(new[] { "payment", "recovery" }));
        Assert.That((await statements.Lines(statement)).Select(x => x.GetProperty("state").GetString()), Is.All.EqualTo("recorded"));
    }

    [Test]
    public async Task Another_platforms_loan_is_never_matched()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var ior = statements.Host.Client(Roles.Treasurer, FixedOrganisations.Ior);
        await statements.Host.Run<PlatformDb>(async db =>
        {
            db.Loans.Add(Lending.Loans.LoanBuilder.Contracted(new Lending.Loans.LoanBuilder().Terms, new(2022, 1, 1)));
            await db.SaveChangesAsync();
        }, organisation: FixedOrganisations.Ior);

        var statement = await statements.Import("03/01/2024;VIR ISM-2022-0117;;;;1 000,00");

        Assert.That(await statements.Proposed(statement), Is.Empty);
        var answer = await (await statements.Accept(statement, loan: "ISM-2022-0117")).Json(HttpStatusCode.Conflict);
        Assert.That(answer.GetProperty("code").GetString(), Is.EqualTo("statement.no-such-loan"));
        Assert.That(answer.GetProperty("detail").GetString(), Does.StartWith("Line 2:"), "of the file, whose first line is the heading");
        Assert.That(await statements.State(statement), Is.EqualTo("to-decide"), "nothing was stored");
        Assert.That((await ior.GetAsync(statement)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ior.GetAsync($"{statement}/lines")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ior.GetAsync($"{statement}/export")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await statements.Send($"{statement}/undoing", new { reason = "essai" }, client: ior)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_direct_debit_is_known_by_its_reference_paid_and_taken_back()
    {
        await using var debits = await DebitCase.With(2);
        var (_, references) = await debits.Collected();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        var number = (await debits.Loans[0].Show()).GetProperty("number").GetString();
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });
        var file = $"{StatementCase.Heading}02/01/2024;PRLV {references[0]};;;;1000\n04/01/2024;REJET {references[0]};;;1000;\n04/01/2024;FRAIS DE REJET;;;11;\n";
        var id = (await (await debits.Treasurer.PostAsync("/api/statements?fileName=a.csv", new StringContent(file))).Json(HttpStatusCode.Created)).GetProperty("id").GetString();

        var lines = (await (await debits.Treasurer.GetAsync($"/api/statements/{id}/lines")).Json()).GetProperty("lines");
        Assert.That(Match(0), Is.EqualTo(("payment", "to-check", "already-recorded", number)), "the file was recorded as collected");
        Assert.That(Match(1), Is.EqualTo(("return", "certain", (string?)null, number)));
        Assert.That(lines[2].GetProperty("state").GetString(), Is.EqualTo("outgoing"), "fees take no payment back");

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statements/{id}/acceptances/certain");
        request.Headers.Add("Idempotency-Key", "retour");
        await (await debits.Treasurer.SendAsync(request)).Json();
        while (await debits.Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }

        Assert.That((await debits.Loans[0].Show()).GetProperty("outstanding").GetDecimal(), Is.EqualTo(36_000), "taken back");
        Assert.That((await debits.Loans[1].Show()).GetProperty("outstanding").GetDecimal(), Is.EqualTo(35_000));

        (string?, string?, string?, string?) Match(int line)
        {
            var match = lines[line].GetProperty("matches")[0];
            return (match.GetProperty("act").GetString(), match.GetProperty("confidence").GetString(), match.GetProperty("doubt").GetString(), match.GetProperty("loanNumber").GetString());
        }
    }

    [Test]
    public async Task Lines_are_looked_at_again_when_loans_have_changed()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var statement = await statements.Import($"03/02/2024;{statements.Numbers[0]};;;;1 000,00");
        await (await statements.Loans[0].Pay(new { amount = 1_000, paidOn = "2024-02-02" })).Json(HttpStatusCode.Created);

        await (await statements.Send($"{statement}/proposals", null)).Json(HttpStatusCode.NoContent);

        Assert.That(await statements.Proposed(statement), Is.EqualTo(new[] { $"to-check loan-number already-recorded {statements.Numbers[0]}" }));
    }

    /// <summary>Seconds; comparing each line with each loan would take hours, which nobody would wait for.</summary>
    [Test]
    public async Task Ten_thousand_lines_find_their_loans_among_a_hundred_thousand()
    {
        List<IndexedLoan> loans = [.. Enumerable.Range(0, 100_000).Select(x => new IndexedLoan(Id<Loan>.New(), $"ISM-{2000 + x % 25}-{x:00000}", LoanStatus.InRepayment, [$"Prénom{x % 500} Famille{x % 2_000}", $"Atelier {x % 7_000} du Souss"]))];

        var looking = Task.Run(() =>
        {
            var index = new LoanIndex(loans, loans.Select(x => (x.Id, StatementCase.Rib)).Take(3));
            return Enumerable.Range(0, 10_000).Count(x =>
            {
                var words = Folded.Tokens($"VIREMENT RECU DE PRENOM{x % 500} FAMILLE{x % 2_000} PRET {loans[x * 7].Number} JANVIER");
                return index.NamedIn(words) is [var one] && one == loans[x * 7] && index.OfNames(words) is not null;
            });
        });
        await Eventually.Comes(looking);

        Assert.That(await looking, Is.EqualTo(10_000));
    }
}
