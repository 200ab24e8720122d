using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Brings a payment back that was undone or returned, and is far above what is owed by now, once a second person has confirmed it.</summary>
/// <remarks>Follows in the same transaction, before the commit: what follows from undoing (<see cref="UndoEvent"/>).</remarks>
internal sealed class RestoreAboveOwed(PlatformDb db, Clerk clerk, IStringLocalizer<LoansText> text) : ITwoPersonAct
{
    public const string Name = "restored-payment-above-owed";

    public string Kind => Name;

    public string Permission => Permissions.AgreeOverpayments;

    public IStringLocalizer Text => text;

    public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        if (await Find(about, ct) is not { } loan) return null;

        var payment = loan.Concerned(about.EventId);
        return new(text["Restore the payment of {0} on loan {1}, received on {2}, though {3} are owed", Formats.WithUnit(payment.Amount), loan.Number, Formats.LongDate(payment.On), Formats.WithUnit(about.Owed)], $"/loans/{about.LoanId}");
    }

    public async Task<string?> Since(JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        return await Find(about, ct) is { } loan ? LoanWords.OwedNow(loan.Owing.On(loan.Concerned(about.EventId).On), about.Owed, text) : null;
    }

    /// <remarks>Restored or undone otherwise meanwhile, the loan itself says no.</remarks>
    public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
    {
        var about = Of(subject);
        var loan = await db.Loans.SingleAsync(x => x.Id == about.LoanId, ct);
        AboveOwedQuestion.RefuseIfLess(loan.Owing.On(loan.Concerned(about.EventId).On), about.Owed);
        loan.Undo(about.EventId, proposal.EntryOf(clerk), proposal.Reason);
    }

    private async Task<Loan?> Find(Subject about, CancellationToken ct) =>
        await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == about.LoanId, ct) is { } loan && loan.Has(about.EventId) ? loan : null;

    private static Subject Of(JsonElement subject) => subject.Deserialize<Subject>(MakeProposal.Json)!;

    /// <param name="EventId">The undoing or the return that is undone.</param>
    internal sealed record Subject(Id<Loan> LoanId, Guid EventId, Money Owed);
}
