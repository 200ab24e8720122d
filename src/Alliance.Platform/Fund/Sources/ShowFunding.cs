using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Sources;

/// <summary>The agreements that a loan's money came from, and what each still has in it.</summary>
public sealed class ShowFunding(PlatformDb db, ICurrentUser user)
{
    public sealed record Part(Id<FundingAgreement> AgreementId, string Number, string Funder, FundTotals Totals);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/loans/{id}", Get).WithSummary("The agreements that a loan's money came from").Produces<IReadOnlyList<Part>>();

    /// <returns>Empty before anything is paid out, and for another platform's loan.</returns>
    public async Task<IReadOnlyList<Part>> Handle(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var moved = await db.Set<FundMovement>().Where(x => x.LoanId == id && x.AgreementId != null).GroupBy(x => new { x.AgreementId, x.Kind })
            .Select(x => new { x.Key.AgreementId, x.Key.Kind, Amount = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        var ids = moved.Select(x => x.AgreementId!.Value).Distinct().ToList();
        var agreements = await (
            from agreement in db.Set<FundingAgreement>()
            join funder in db.Set<Funder>() on agreement.FunderId equals funder.Id
            where ids.Contains(agreement.Id)
            orderby agreement.Number
            select new { agreement.Id, agreement.Number, funder.Name }).ToListAsync(ct);
        return agreements.ConvertAll(x => new Part(
            x.Id, x.Number, x.Name, FundTotals.Of(moved.Where(y => y.AgreementId == x.Id).Select(y => (y.Kind, new Money(y.Amount))))));
    }

    private static async Task<Ok<IReadOnlyList<Part>>> Get(Id<Loan> id, ShowFunding showFunding, CancellationToken ct) => TypedResults.Ok(await showFunding.Handle(id, ct));
}
