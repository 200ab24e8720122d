using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Position;

/// <summary>One funding agreement: what was promised and paid in, where each dirham is now, and the loans that it financed.</summary>
public sealed class ShowAgreement(PlatformDb db, ICurrentUser user, IBusinessDate business, FundReader fund)
{
    /// <param name="Totals">Of this agreement's money; the loan may have more of other agreements.</param>
    public sealed record Financed(Id<Loan> LoanId, string Number, string Enterprise, LoanStatus Status, FundTotals Totals);

    public sealed record Detail
    {
        public required Id<FundingAgreement> Id { get; init; }
        public required string Number { get; init; }
        public required string Funder { get; init; }
        public required FunderKind Kind { get; init; }
        public required Money Promised { get; init; }
        public required DateOnly SignedOn { get; init; }
        public required DateOnly StartsOn { get; init; }
        public required DateOnly? EndsOn { get; init; }
        public required FundingPurpose Purpose { get; init; }
        public required FundTotals Totals { get; init; }
        public required DateOnly AsOf { get; init; }
        public required IReadOnlyList<Financed> Loans { get; init; }

        public Money StillPromised => Promised - Totals.Contributed;
    }

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/agreements/{id}", Get)
        .WithSummary("Show a funding agreement and the loans that it financed").Produces<Detail>().ProducesProblem(404);

    /// <returns>Null when this platform has no such agreement.</returns>
    public async Task<Detail?> Handle(Id<FundingAgreement> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var found = await (
            from agreement in db.Set<FundingAgreement>()
            join funder in db.Set<Funder>() on agreement.FunderId equals funder.Id
            where agreement.Id == id
            select new { Agreement = agreement, funder.Name, funder.Kind }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var totals = (await fund.ByAgreement(business.Today, ct)).GetValueOrDefault(id, FundTotals.None);
        var x = found.Agreement;
        return new()
        {
            Id = x.Id,
            Number = x.Number,
            Funder = found.Name,
            Kind = found.Kind,
            Promised = x.Amount,
            SignedOn = x.SignedOn,
            StartsOn = x.StartsOn,
            EndsOn = x.EndsOn,
            Purpose = x.Purpose,
            Totals = totals,
            AsOf = business.Today,
            Loans = await Loans(id, ct),
        };
    }

    private async Task<IReadOnlyList<Financed>> Loans(Id<FundingAgreement> id, CancellationToken ct)
    {
        var moved = await db.Set<FundMovement>().Where(x => x.AgreementId == id && x.LoanId != null).GroupBy(x => new { x.LoanId, x.Kind })
            .Select(x => new { x.Key.LoanId, x.Key.Kind, Amount = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        var loans = await (
            from share in db.Set<FundingShare>().Where(x => x.AgreementId == id).Select(x => x.LoanId).Distinct()
            join loan in db.Loans on share equals loan.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby loan.Number
            select new { loan.Id, loan.Number, Enterprise = enterprise.Profile.Name, loan.Summary.Status }).ToListAsync(ct);
        var byLoan = moved.ToLookup(x => x.LoanId!.Value, x => (x.Kind, new Money(x.Amount)));
        return loans.ConvertAll(x => new Financed(x.Id, x.Number, x.Enterprise, x.Status, FundTotals.Of(byLoan[x.Id])));
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<FundingAgreement> id, ShowAgreement showAgreement, CancellationToken ct) =>
        await showAgreement.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
