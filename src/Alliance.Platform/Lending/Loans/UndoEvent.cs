using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Takes a wrong entry back as if it had never been made; undoing an undoing brings it back (rule 6). A payment that comes back above what is owed by now is asked about as at every door.</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due. The receipt of an undone payment is shown as cancelled from then on.</remarks>
public sealed class UndoEvent(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, TenantContext tenant, OnceOnly once)
{
    /// <param name="Reason">Why, for the history.</param>
    /// <param name="AboveOwed">A payment comes back, though more than is owed (<see cref="LoanOwing"/>); far above (<see cref="PaymentSettings"/>) it then becomes a proposal.</param>
    public sealed record Input([property: StringLength(LoanEvent.LongestReference)] string? Reason = null, bool AboveOwed = false);

    /// <summary>The undoing, or the proposal that it became: then nothing is on the loan before a second person has confirmed it.</summary>
    public sealed record Outcome(LoanReceipt? Receipt, ProposalReceipt? Proposal);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/events/{eventId:guid}/undoing", Post)
        .WithSummary("Undo an event of a loan").Produces<LoanReceipt>(StatusCodes.Status201Created).Produces<ProposalReceipt>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan or the loan no such event.</returns>
    /// <exception cref="RefusedException"><c>payment.above-owed</c>, <c>loan.undone-by-two</c>, or a rule of the loan says no.</exception>
    public Task<Outcome?> Handle(Id<Loan> id, Guid eventId, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.RescheduleLoans)) user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(UndoEvent), id, eventId, input }, async () =>
        {
            if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan || !loan.Has(eventId)) return null;

            var kind = loan.Concerned(eventId).Kind;
            user.Demand(PermissionFor(kind));
            if (kind is LoanEventKind.WrittenOff) throw new RefusedException("loan.undone-by-two", "A write-off is undone by two persons: propose it.");

            if (kind is LoanEventKind.Paid && await ProposedIfFarAbove(id, eventId, input, ct) is { } proposal) return new Outcome(null, proposal);

            return new Outcome(LoanReceipt.Of(loan, loan.Undo(eventId, clerk.Entry, input.Reason)), null);
        }, ct);
    }

    /// <summary>Who may not do it may not take it back either.</summary>
    public static string PermissionFor(LoanEventKind kind) => kind switch
    {
        LoanEventKind.Disbursed => Permissions.DisburseLoans,
        LoanEventKind.Deferred or LoanEventKind.Rescheduled => Permissions.RescheduleLoans,
        LoanEventKind.WrittenOff => Permissions.WriteOffLoans,
        _ => Permissions.RecordPayments,
    };

    /// <summary>Tried on a copy, so that what can't be done isn't proposed.</summary>
    private async Task<ProposalReceipt?> ProposedIfFarAbove(Id<Loan> id, Guid eventId, Input input, CancellationToken ct)
    {
        var tried = await db.Loans.AsNoTracking().SingleAsync(x => x.Id == id, ct);
        var (payment, owing) = (tried.Concerned(eventId), tried.Owing);
        if (tried.CountingPayments().Any(x => x.Id == payment.Id)) return null; // it goes
        tried.Undo(eventId, clerk.Entry, input.Reason);
        try
        {
            owing.Ask(payment.Amount, payment.On, input.AboveOwed ? Loans.AboveOwed.OnePerson : Loans.AboveOwed.Nobody, PaymentSettings.Of(tenant.Organisation));
            return null;
        }
        catch (RefusedException two) when (two.Code is AboveOwedQuestion.TakesTwo)
        {
            var subject = new RestoreAboveOwed.Subject(id, eventId, owing.On(payment.On)!.Value);
            return ProposalReceipt.Of(await propose.Handle(RestoreAboveOwed.Name, $"{id}:{payment.Id}", subject, input.Reason, ct));
        }
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Guid eventId, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, UndoEvent undoEvent, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? Answer(await undoEvent.Handle(id, eventId, input, key, ct));

    private static IResult Answer(Outcome? outcome) =>
        outcome?.Proposal is { } proposal ? TypedResults.Accepted("/api/proposals", proposal) : LoanReceipt.Answer(outcome?.Receipt);
}
