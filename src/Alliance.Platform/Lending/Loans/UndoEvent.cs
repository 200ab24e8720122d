using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Takes a wrong entry back as if it had never been made; undoing an undoing brings it back (rule 6).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due. The receipt of an undone payment is shown as cancelled from then on.</remarks>
public sealed class UndoEvent(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <param name="Reason">Why, for the history.</param>
    public sealed record Input([property: StringLength(LoanEvent.LongestReference)] string? Reason = null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/events/{eventId:guid}/undoing", Post)
        .WithSummary("Undo an event of a loan").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan or the loan no such event.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Guid eventId, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.RescheduleLoans)) user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(UndoEvent), id, eventId, input }, async () =>
        {
            if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan || !loan.Has(eventId)) return null;

            var kind = loan.Concerned(eventId).Kind;
            user.Demand(PermissionFor(kind));
            if (kind is LoanEventKind.WrittenOff) throw new RefusedException("loan.undone-by-two", "A write-off is undone by two persons: propose it.");

            return LoanReceipt.Of(loan, loan.Undo(eventId, clerk.Entry, input.Reason));
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

    private static async Task<IResult> Post(
        Id<Loan> id, Guid eventId, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, UndoEvent undoEvent, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await undoEvent.Handle(id, eventId, input, key, ct));
}
