using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Accepts a line that brings far more than is owed, once a second person has confirmed it.</summary>
/// <remarks>Follows: it is recorded in the background, as any line that is accepted (<see cref="StatementRunner"/>).</remarks>
internal sealed class RecordAboveOwed(PlatformDb db, Clerk clerk, AcceptLine accept, TenantContext tenant, JobSignal<StatementRunner> signal, IStringLocalizer<StatementsText> text) : ITwoPersonAct
{
    public const string Name = "statement-line-above-owed";

    public string Kind => Name;

    public string Permission => Permissions.AgreeOverpayments;

    public IStringLocalizer Text => text;

    public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        return await db.Set<StatementLine>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == about.Choice.Line, ct) is { } line
            ? new(text["Record line {0} of a bank statement, {1} of {2}, for {3}, though {4} are owed", Formats.Count(line.Number), Formats.WithUnit(line.Amount), Formats.LongDate(line.On), ForWhat(about), Formats.WithUnit(about.Owed)], $"/statements/{line.StatementId}")
            : null;
    }

    public async Task<string?> Since(JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        try
        {
            return await db.Set<StatementLine>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == about.Choice.Line, ct) is { } line
                ? LoanWords.OwedNow(await accept.Owed(line, about.Choice, ct), about.Owed, text)
                : null;
        }
        catch (RefusedException)
        {
            return null; // loan or file are gone, or decided otherwise: who approves is told
        }
    }

    public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        var line = await db.Set<StatementLine>().SingleAsync(x => x.Id == about.Choice.Line, ct);
        (await db.Set<BankStatement>().AsNoTracking().SingleAsync(x => x.Id == line.StatementId, ct)).RefuseUnlessOpen();
        await accept.Accept(line, about.Choice, AboveOwed.TwoPersons, proposal.EntryOf(clerk), ct);
        AboveOwedQuestion.RefuseIfLess(await accept.Owed(line, about.Choice, ct), about.Owed);
        line.AgreeTo(about.Owed);
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
    }

    private static string ForWhat(Subject about) => about.Choice.Day is { } day ? $"{Formats.LeftToRight(about.For)} ({Formats.Date(day)})" : Formats.LeftToRight(about.For);

    private static Subject Of(JsonElement subject) => subject.Deserialize<Subject>(MakeProposal.Json)!;

    /// <param name="For">Loan or file, as people know it.</param>
    internal sealed record Subject(AcceptLines.Choice Choice, string For, Money Owed);
}
