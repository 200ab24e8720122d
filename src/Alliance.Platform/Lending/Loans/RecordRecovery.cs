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

/// <summary>Records money received on a loan that was written off (récupération): at most what was lost, and the loan stays written off (rule 12).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books, a receipt, and the enterprise's figures due.</remarks>
public sealed class RecordRecovery(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly ReceivedOn,
        PaymentMeans Means = PaymentMeans.Transfer,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/recoveries", Post)
        .WithSummary("Record money recovered on a loss").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(key);
        user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(RecordRecovery), id, input }, async () =>
            await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan
                ? LoanReceipt.Of(loan, loan.Recover(input.Amount, input.ReceivedOn, clerk.Entry, input.Means, input.Reference))
                : null, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RecordRecovery recordRecovery, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.RecordPayments); // before anything is said about the request
        return IdempotencyKey.Refuse(key, required: true) ?? LoanReceipt.Answer(await recordRecovery.Handle(id, input, key!, ct));
    }
}
