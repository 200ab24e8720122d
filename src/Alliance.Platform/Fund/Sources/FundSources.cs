using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Sources;

/// <summary>A part of a disbursement, from one agreement.</summary>
public sealed record FundSource(Id<FundingAgreement> AgreementId, Money Amount);

/// <summary>Where the money of a disbursement comes from: never beyond what is available (rules 18 and 19).</summary>
public sealed class FundSources(PlatformDb db, FundReader fund)
{
    /// <summary>An agreement that may fund the loan on that day, and how much of it is free.</summary>
    public sealed record Offer(Id<FundingAgreement> AgreementId, string Number, string Funder, Money Available);

    /// <param name="Most">What can be paid out on this loan on that day.</param>
    public sealed record Offers(Money Most, IReadOnlyList<Offer> Agreements);

    /// <summary>Those that end soonest first: their money is lent while it may be. Then those that have most, so that a loan has few.</summary>
    public async Task<Offers> For(Loan loan, DateOnly on, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(loan);
        var profile = await db.Enterprises.Where(x => x.Id == loan.EnterpriseId).Select(x => new { x.Profile.Sector, x.Profile.Province }).SingleAsync(ct);
        var agreements = await (
            from agreement in db.Set<FundingAgreement>()
            join funder in db.Set<Funder>() on agreement.FunderId equals funder.Id
            select new { Agreement = agreement, funder.Name }).AsNoTracking().ToListAsync(ct);
        var bank = await fund.LeastBank(on, ct);
        List<Offer> offers =
        [
            .. agreements.Where(x => x.Agreement.Funds(profile.Sector, profile.Province, on))
                .Select(x => (x.Agreement.EndsOn, Offer: new Offer(x.Agreement.Id, x.Agreement.Number, x.Name, bank.GetValueOrDefault(x.Agreement.Id))))
                .Where(x => x.Offer.Available > Money.Zero)
                .OrderBy(x => x.EndsOn ?? DateOnly.MaxValue).ThenByDescending(x => x.Offer.Available).ThenBy(x => x.Offer.Number, StringComparer.Ordinal)
                .Select(x => x.Offer),
        ];
        var free = Money.Max(Money.Zero, await fund.LeastFree(on, ct) - await fund.CommittedBefore(loan, ct));
        return new(Money.Min(free, offers.Sum(x => x.Available)), offers);
    }

    /// <summary>Says from which agreements a disbursement came; saved together with it. The books must have been taken.</summary>
    /// <param name="chosen">Null: those that end soonest.</param>
    /// <exception cref="RefusedException"><c>fund.not-enough</c>, <c>fund.sources-differ</c>, <c>fund.agreement-not-usable</c> or <c>fund.agreement-not-enough</c>.</exception>
    public async Task Draw(Loan loan, LoanEvent disbursement, IReadOnlyList<FundSource>? chosen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(disbursement);
        var offers = await For(loan, disbursement.On, ct);
        if (disbursement.Amount > offers.Most)
            throw new RefusedException("fund.not-enough", "More than the money available in the fund for this loan.", offers.Most);

        var sources = chosen is { Count: > 0 } ? Checked(chosen, disbursement.Amount, offers) : Propose(disbursement.Amount, offers);
        db.AddRange(sources.Select(x => new FundingShare { EventId = disbursement.Id, AgreementId = x.AgreementId, LoanId = loan.Id, Amount = x.Amount }));
    }

    /// <summary>Each agreement's money to the last, in order, until the amount is reached.</summary>
    public static IReadOnlyList<FundSource> Propose(Money amount, Offers offers)
    {
        ArgumentNullException.ThrowIfNull(offers);
        var sources = new List<FundSource>();
        foreach (var offer in offers.Agreements)
        {
            if (amount == Money.Zero) break;
            var part = Money.Min(amount, offer.Available);
            sources.Add(new(offer.AgreementId, part));
            amount -= part;
        }

        return sources;
    }

    private static IReadOnlyList<FundSource> Checked(IReadOnlyList<FundSource> chosen, Money amount, Offers offers)
    {
        if (chosen.Any(x => x.Amount <= Money.Zero) || chosen.Sum(x => x.Amount) != amount || chosen.DistinctBy(x => x.AgreementId).Count() < chosen.Count)
            throw new RefusedException("fund.sources-differ", "What comes from the agreements must sum to the disbursement, each named once.", amount);

        foreach (var source in chosen)
        {
            var offer = offers.Agreements.FirstOrDefault(x => x.AgreementId == source.AgreementId)
                ?? throw new RefusedException("fund.agreement-not-usable", "One of the agreements has no money for this loan on this day.");
            if (source.Amount > offer.Available)
                throw new RefusedException("fund.agreement-not-enough", $"More than is available of {offer.Number}.", offer.Number, offer.Available);
        }

        return chosen;
    }
}
