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

/// <summary>Records that the bank took a payment back (rejet): its effect is undone, its trace stays (rule 10).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due. The receipt is shown as cancelled from then on.</remarks>
public sealed class ReturnPayment(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <param name="Reference">The bank's reason or number.</param>
    public sealed record Input(
        [property: JsonRequired] DateOnly ReturnedOn,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/payments/{paymentId:guid}/return", Post)
        .WithSummary("Record that a payment was returned by the bank").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan or the loan no such payment.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Guid paymentId, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(ReturnPayment), id, paymentId, input }, async () =>
            await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan && loan.Has(paymentId)
                ? LoanReceipt.Of(loan, loan.Return(paymentId, input.ReturnedOn, clerk.Entry, input.Reference))
                : null, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Guid paymentId, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, ReturnPayment returnPayment, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await returnPayment.Handle(id, paymentId, input, key, ct));
}
