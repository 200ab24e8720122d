using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Position;

/// <summary>The fund on a day: its balance sheet, what is available, and its agreements.</summary>
public sealed class ShowFund(PlatformDb db, ICurrentUser user, IBusinessDate business, FundReader fund)
{
    public sealed record Agreement(
        Id<FundingAgreement> Id, string Number, string Funder, FunderKind Kind, Money Promised, DateOnly SignedOn, DateOnly StartsOn, DateOnly? EndsOn)
    {
        /// <summary>By the day asked for.</summary>
        public FundTotals Totals { get; init; } = FundTotals.None;
    }

    /// <param name="Committed">Granted and not yet paid out; null on an earlier day, since it isn't kept.</param>
    /// <param name="Available">What may still be committed: bank − credits owed − committed. Below zero when more was granted than there is.</param>
    /// <param name="ClosedUntil">The last closed day; null as long as no month is closed.</param>
    public sealed record Sheet(
        DateOnly AsOf, FundTotals Totals, Money? Committed, Money? Available, DateOnly? ClosedUntil, IReadOnlyList<Agreement> Agreements)
    {
        /// <summary>Capital lent since the start ÷ money paid into the fund (indicator "fund rotation"); null before any money.</summary>
        public decimal? Rotation => Totals.Contributed > Money.Zero ? (decimal)Totals.Lent.Centimes / Totals.Contributed.Centimes : null;

        /// <summary>Loss rate: (written off − recovered) ÷ disbursed.</summary>
        public decimal? LossRate => Totals.Lent > Money.Zero ? (decimal)Totals.Losses.Centimes / Totals.Lent.Centimes : null;

        /// <summary>What no agreement named: disbursements entered before the books.</summary>
        public FundTotals Elsewhere { get; init; } = FundTotals.None;
    }

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("", Get)
        .WithSummary("Balance sheet of the fund and its agreements, on any day").Produces<Sheet>().ProducesProblem(400);

    /// <param name="asOf">Null: the business date.</param>
    /// <exception cref="RefusedException"><c>fund.in-the-future</c>.</exception>
    public async Task<Sheet> Handle(DateOnly? asOf = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var day = asOf ?? business.Today;
        if (day > business.Today) throw new RefusedException("fund.in-the-future", "Nothing can happen after today.", business.Today);

        var moved = await fund.Moved(day, ct);
        var totals = FundTotals.Of(moved.Select(x => (x.Kind, x.Amount)));
        var byAgreement = moved.ToLookup(x => x.AgreementId, x => (x.Kind, x.Amount));
        var agreements = await (
            from agreement in db.Set<FundingAgreement>()
            join funder in db.Set<Funder>() on agreement.FunderId equals funder.Id
            where agreement.SignedOn <= day
            orderby agreement.SignedOn, agreement.Number
            select new Agreement(
                agreement.Id, agreement.Number, funder.Name, funder.Kind, agreement.Amount, agreement.SignedOn, agreement.StartsOn, agreement.EndsOn)).ToListAsync(ct);
        var committed = day == business.Today ? await fund.Committed(ct) : (Money?)null;
        return new(
            day, totals, committed, totals.Free - committed, await FundBooks.ReadClosedUntil(db, ct),
            [.. agreements.Select(x => x with { Totals = FundTotals.Of(byAgreement[x.Id]) })])
        {
            Elsewhere = FundTotals.Of(byAgreement[null]) with { CreditsOwed = default },
        };
    }

    private static async Task<Ok<Sheet>> Get(DateOnly? asOf, ShowFund showFund, CancellationToken ct) => TypedResults.Ok(await showFund.Handle(asOf, ct));
}
