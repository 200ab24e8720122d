using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Sources;

/// <summary>From which agreements a disbursement would come, and which others could give it.</summary>
public sealed class PreviewFunding(PlatformDb db, ICurrentUser user, IBusinessDate business, FundSources sources)
{
    /// <param name="Most">What can be paid out on this loan on that day.</param>
    /// <param name="Proposed">Empty when the amount is more than that.</param>
    public sealed record Preview(Money Most, IReadOnlyList<FundSources.Offer> Agreements, IReadOnlyList<FundSource> Proposed);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/sources", Get)
        .WithSummary("From which agreements a disbursement would come").Produces<Preview>().ProducesProblem(400).ProducesProblem(404);

    /// <param name="on">Null: the business date.</param>
    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Preview?> Handle(Id<Loan> loanId, Money amount, DateOnly? on = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.DisburseLoans);
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == loanId, ct) is not { } loan) return null;

        var offers = await sources.For(loan, on ?? business.Today, ct);
        return new(offers.Most, offers.Agreements, amount > Money.Zero && amount <= offers.Most ? FundSources.Propose(amount, offers) : []);
    }

    private static async Task<Results<Ok<Preview>, NotFound>> Get(Id<Loan> loanId, [Range(0, 1e12)] decimal amount, DateOnly? on, PreviewFunding preview, CancellationToken ct) =>
        await preview.Handle(loanId, Money.Dirhams(amount), on, ct) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
