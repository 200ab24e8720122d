using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Gives back what an entrepreneur paid too much (rule 7).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due.</remarks>
public sealed class RefundCredit(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly PaidOn,
        PaymentMeans Means = PaymentMeans.Transfer,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/refunds", Post)
        .WithSummary("Refund an overpayment").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(RefundCredit), id, input }, async () =>
            await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan
                ? LoanReceipt.Of(loan, loan.RefundCredit(input.Amount, input.PaidOn, clerk.Entry, input.Means, input.Reference))
                : null, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RefundCredit refundCredit, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await refundCredit.Handle(id, input, key, ct));
}
