using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Records a direct debit as collected that brings far more than is owed by now, once a second person has confirmed it.</summary>
/// <remarks>Follows in the same transaction, before the commit: what follows from a payment (<see cref="CollectDirectDebits"/>).</remarks>
internal sealed class CollectAboveOwed(PlatformDb db, Clerk clerk, IStringLocalizer<DirectDebitsText> text) : ITwoPersonAct
{
    public const string Name = "direct-debit-above-owed";

    public string Kind => Name;

    public string Permission => Permissions.AgreeOverpayments;

    public IStringLocalizer Text => text;

    public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
    {
        var (id, owed, _) = Of(subject);
        return await db.Set<DirectDebitLine>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } line
            ? new(text["Record the direct debit {0} of {1} on loan {2}, though {3} are owed", Formats.LeftToRight(line.EndToEndId), Formats.WithUnit(line.Amount), line.LoanNumber, Formats.WithUnit(owed)], $"/direct-debits/{line.BatchId}")
            : null;
    }

    public async Task<string?> Since(JsonElement subject, CancellationToken ct)
    {
        var (id, owed, _) = Of(subject);
        return await (
            from line in db.Set<DirectDebitLine>().AsNoTracking()
            where line.Id == id && line.State == DirectDebitState.Open
            join loan in db.Loans on line.LoanId equals loan.Id
            select new { line.CollectOn, Loan = loan }).SingleOrDefaultAsync(ct) is { } found
            ? LoanWords.OwedNow(found.Loan.Owing.On(found.CollectOn), owed, text)
            : null;
    }

    public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
    {
        var (id, owed, despiteDouble) = Of(subject);
        var line = await db.Set<DirectDebitLine>().SingleAsync(x => x.Id == id, ct);
        if (line.State is not DirectDebitState.Open) throw new RefusedException("direct-debits.line-decided", "The outcome of this debit has been recorded meanwhile.");

        var loan = await db.Loans.SingleAsync(x => x.Id == line.LoanId, ct);
        CollectDirectDebits.AskIfDouble(loan, line, despiteDouble); // recorded otherwise meanwhile
        AboveOwedQuestion.RefuseIfLess(loan.Owing.On(line.CollectOn), owed);
        loan.Pay(line.Amount, line.CollectOn, proposal.EntryOf(clerk) with { EventId = line.PaymentId }, PaymentMeans.DirectDebit, line.EndToEndId);
        line.Collect();
    }

    private static Subject Of(JsonElement subject) => subject.Deserialize<Subject>(MakeProposal.Json)!;

    internal sealed record Subject(Guid LineId, Money Owed, bool DespiteDouble = false);
}
