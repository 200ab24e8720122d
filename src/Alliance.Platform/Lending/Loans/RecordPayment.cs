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

/// <summary>Records money received on a loan. Needs an idempotency key: money must not be counted twice because a click was (rule 8).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books, a receipt, and the enterprise's figures due.</remarks>
public sealed class RecordPayment(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <summary>Code of the refusal of a payment just like one that is there.</summary>
    internal const string EnteredAlready = "loan.payment-entered-already";

    /// <param name="Again">A second payment, though one just like it is there.</param>
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly PaidOn,
        PaymentMeans Means = PaymentMeans.Transfer,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null,
        bool Again = false);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/payments", Post)
        .WithSummary("Record a payment").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException"><c>loan.payment-entered-already</c>: two people may have the same bank advice before them.</exception>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(key);
        user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(RecordPayment), id, input }, async () =>
        {
            if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;
            if (!input.Again && loan.PaymentLike(input.Amount, input.PaidOn, input.Reference) is { } first)
                throw new RefusedException(EnteredAlready, "A payment of this amount and day is there already; say \"again\" if this is a second one.", first.Amount, first.On, first.EnteredBy);

            return LoanReceipt.Of(loan, loan.Pay(input.Amount, input.PaidOn, clerk.Entry, input.Means, input.Reference));
        }, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RecordPayment recordPayment, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.RecordPayments); // before anything is said about the request
        return IdempotencyKey.Refuse(key, required: true) ?? LoanReceipt.Answer(await recordPayment.Handle(id, input, key!, ct));
    }
}
