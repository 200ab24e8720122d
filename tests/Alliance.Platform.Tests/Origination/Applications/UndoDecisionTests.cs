using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.Statements;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>A committee's yes is taken back, and something hangs on the loan already: it is said what, and what counts no more goes with the loan.</summary>
internal sealed class UndoDecisionTests
{
    private static async Task<(PlatformHost Host, string Dossier, LoanCase Loan)> Approved()
    {
        var host = await PlatformHost.Start();
        var (dossier, loan) = await new DossierInput { Amount = 36_000 }.Approve(host);
        return (host, dossier, new(host, loan));
    }

    private static Task<HttpResponseMessage> Undo(PlatformHost host, string dossier) =>
        host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{dossier}/decision/undoing", new { words = "Erreur de saisie" });

    private static async Task IsUndone(PlatformHost host, string dossier)
    {
        Assert.That((await Undo(host, dossier)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await host.Read(db => db.Loans.AnyAsync()), Is.False);
        var again = await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{dossier}/approval", new { amount = 30_000, term = 36, graceMonths = 6, decidedOn = "2023-05-20" });
        await again.Json(HttpStatusCode.Created);
    }

    private static async Task<T> Add<T>(PlatformHost host, T row) where T : class
    {
        await host.Run<PlatformDb>(async db =>
        {
            db.Add(row);
            await db.SaveChangesAsync();
        });
        return row;
    }

    [Test]
    public async Task A_mandate_in_force_is_revoked_first()
    {
        var (host, dossier, loan) = await Approved();
        await using var _ = host;
        await (await loan.Post("mandate", new { rib = StatementCase.Rib, signedOn = "2023-06-01" })).Json();
        await (await loan.Post("mandate", new { rib = StatementCase.OtherRib, signedOn = "2023-06-02" })).Json();

        Assert.That(await (await Undo(host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-mandate"));
        Assert.That((await loan.Show()).GetProperty("status").GetString(), Is.EqualTo("contracted"), "refused is not done");
        Assert.That((await loan.Post("mandate/revocation", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        await IsUndone(host, dossier);
        Assert.That(await host.Read(db => db.Set<Mandate>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_contact_is_struck_out_first()
    {
        var (host, dossier, loan) = await Approved();
        await using var _ = host;
        var officer = host.Client(Roles.LoanOfficer);
        var noted = await (await officer.PostAsJsonAsync($"/api/arrears/loans/{loan.Id}/contacts", new { kind = "call", on = "2023-06-02", words = "Attend le contrat" })).Json(HttpStatusCode.Created);

        Assert.That(await (await Undo(host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-contact"));
        var struck = await officer.PostAsJsonAsync($"/api/arrears/loans/{loan.Id}/contacts/{noted.GetProperty("id").GetString()}/striking", new { reason = "Autre dossier" });
        Assert.That(struck.IsSuccessStatusCode, Is.True, await struck.Content.ReadAsStringAsync());

        await IsUndone(host, dossier);
    }

    [Test]
    public async Task A_promise_is_withdrawn_first()
    {
        var (host, dossier, loan) = await Approved();
        await using var _ = host;
        var promise = await Add(host, new PromiseToPay(new(Guid.Parse(loan.Id)), 1, Money.Dirhams(100), new(2023, 6, 10), new(2023, 6, 2), null, LoanBuilder.Later));

        Assert.That(await (await Undo(host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-promise"));
        await host.Run<PlatformDb>(async db =>
        {
            (await db.Set<PromiseToPay>().SingleAsync()).Withdraw("Erreur", LoanBuilder.Later);
            await db.SaveChangesAsync();
        });

        await IsUndone(host, dossier);
    }

    [Test]
    public async Task A_letter_that_was_sent_keeps_the_decision()
    {
        var (host, dossier, loan) = await Approved();
        await using var _ = host;
        await Add(host, new Reminder(Guid.NewGuid(), new(Guid.Parse(loan.Id)), new(2023, 6, 1), 1, "fr", "Salma Idrissi", new("Relance", "…"), LoanBuilder.Later));

        Assert.That(await (await Undo(host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-reminder"));
        Assert.That((await loan.Show()).GetProperty("status").GetString(), Is.EqualTo("contracted"));
    }

    [Test]
    public async Task A_statement_s_line_that_the_loan_refused_loses_it_and_one_that_waits_keeps_it()
    {
        await using var statements = await StatementCase.Of();
        var (dossier, id) = await new DossierInput { Amount = 36_000, Entrepreneur = "Hind Berrada" }.Approve(statements.Host);
        var number = (await new LoanCase(statements.Host, id).Show()).GetProperty("number").GetString()!;
        var statement = await statements.Import($"14/03/2024;VIR {number};;;;500");
        await (await statements.Accept(statement, loan: number)).Json();
        Assert.That(await (await Undo(statements.Host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-statement-line"));

        await statements.Work();
        Assert.That((await statements.Lines(statement))[0].GetProperty("code").GetString(), Is.EqualTo("loan.not-disbursed"));
        Assert.That((await Undo(statements.Host, dossier)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        var line = (await statements.Lines(statement))[0];
        Assert.That((line.GetProperty("state").GetString(), line.GetProperty("loanNumber").GetString()), Is.EqualTo(("to-decide", (string?)null)));
    }

    [Test]
    public async Task Where_money_moved_the_decision_stands_even_if_it_was_undone()
    {
        var (host, dossier, loan) = await Approved();
        await using var _ = host;
        var paidOut = await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await (await loan.Post($"events/{paidOut.GetProperty("eventId").GetString()}/undoing", new { reason = "Erreur" })).Json(HttpStatusCode.Created);

        Assert.That(await (await Undo(host, dossier)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.loan-has-events"));
    }

    /// <summary>A table that names loans and is forgotten here would answer 500 again, or be left with a loan that isn't there.</summary>
    [Test]
    public async Task Every_kind_of_row_that_names_a_loan_says_what_becomes_of_it()
    {
        await using var host = await PlatformHost.Start();
        var naming = await host.Read(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(x => !x.IsOwned() && x.GetProperties().Any(y => y.Name == "LoanId" && (Nullable.GetUnderlyingType(y.ClrType) ?? y.ClrType) == typeof(Id<Loan>))).Select(x => x.ClrType).ToList()));

        Assert.That(naming, Has.Count.GreaterThan(5).And.Member(typeof(StatementLine)));
        Assert.That(host.Services.GetServices<ILoanTie>().Select(x => x.Row), Is.EquivalentTo(naming));
    }
}
