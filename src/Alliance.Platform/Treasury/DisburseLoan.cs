using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Fund.Sources;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Treasury;

/// <summary>Pays a contracted loan out to its entrepreneur, all or a tranche, from the money available in the fund (rules 18 and 19).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due.</remarks>
public sealed class DisburseLoan(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once, FundSources fund, RaiseNotice notices)
{
    /// <param name="Sources">From which agreements; without it from those that end soonest.</param>
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly PaidOn,
        PaymentMeans Means = PaymentMeans.Transfer,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null,
        [property: MaxLength(50)] IReadOnlyList<FundSource>? Sources = null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/disbursements", Post)
        .WithSummary("Pay a loan out, all or a tranche").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    public async Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DisburseLoans);
        // One disbursement at a time: two that each find money enough may find too little together.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FundBooks.Take(db, ct);
        var receipt = await once.Run(key, new { Use = nameof(DisburseLoan), id, input }, async () =>
        {
            if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

            await DemandPayable(loan, ct);
            var disbursement = loan.Disburse(input.Amount, input.PaidOn, clerk.Entry, input.Means, input.Reference);
            await fund.Draw(loan, disbursement, input.Sources, ct);
            await notices.Settle(DossierNotices.ToPayOut, $"{loan.ApplicationId}", ct);
            return LoanReceipt.Of(loan, disbursement);
        }, ct);
        await transaction.CommitAsync(ct);
        return receipt;
    }

    /// <summary>Rule 17: nothing is paid out before all conditions are met; nor while a session looks at the decision again.</summary>
    private async Task DemandPayable(Loan loan, CancellationToken ct)
    {
        if (await db.Applications.AnyAsync(x => x.Id == loan.ApplicationId && x.Status != ApplicationStatus.Approved, ct))
            throw new RefusedException("loan.conditions-open", "Conditions of the approval aren't met yet.");
        await db.DemandOutOfSession(loan.ApplicationId, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, DisburseLoan disburseLoan, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await disburseLoan.Handle(id, input, key, ct));
}
