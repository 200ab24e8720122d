using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Records a payment far above what is owed, which one person entered and a second confirmed.</summary>
/// <remarks>Follows in the same transaction, before the commit: what follows from a payment (<see cref="RecordPayment"/>).</remarks>
internal sealed class PayAboveOwed(PlatformDb db, Clerk clerk, IStringLocalizer<LoansText> text) : ITwoPersonAct
{
    public const string Name = "payment-above-owed";

    public string Kind => Name;

    public string Permission => Permissions.AgreeOverpayments;

    public IStringLocalizer Text => text;

    public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
    {
        var payment = Of(subject);
        return await db.Loans.Where(x => x.Id == payment.LoanId).Select(x => x.Number).SingleOrDefaultAsync(ct) is { } number
            ? new(text["Record a payment of {0} on loan {1}, received on {2}, though {3} are owed", Formats.WithUnit(payment.Amount), number, Formats.LongDate(payment.On), Formats.WithUnit(payment.Owed)], $"/loans/{payment.LoanId}")
            : null;
    }

    public async Task<string?> Since(JsonElement subject, CancellationToken ct)
    {
        var payment = Of(subject);
        return await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == payment.LoanId, ct) is { } loan ? LoanWords.OwedNow(loan.Owing.On(payment.On), payment.Owed, text) : null;
    }

    public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
    {
        var payment = Of(subject);
        var loan = await db.Loans.SingleAsync(x => x.Id == payment.LoanId, ct);
        RecordPayment.AskIfAlike(loan, payment.Amount, payment.On, payment.Reference, payment.Again); // entered otherwise meanwhile
        AboveOwedQuestion.RefuseIfLess(loan.Owing.On(payment.On), payment.Owed);
        loan.Pay(payment.Amount, payment.On, proposal.EntryOf(clerk), payment.Means, payment.Reference);
    }

    private static Subject Of(JsonElement subject) => subject.Deserialize<Subject>(MakeProposal.Json)!;

    internal sealed record Subject(Id<Loan> LoanId, Money Amount, DateOnly On, PaymentMeans Means, string? Reference, bool Again, Money Owed)
    {
        /// <summary>Nothing is proposed twice at once.</summary>
        public string Key => FormattableString.Invariant($"{LoanId}:{On:yyyyMMdd}:{Amount.Centimes}");
    }
}
