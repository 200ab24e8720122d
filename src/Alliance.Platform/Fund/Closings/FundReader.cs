using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>What moved of one kind for one agreement.</summary>
internal readonly record struct Moved(Id<FundingAgreement>? AgreementId, FundMovementKind Kind, Money Amount);

/// <summary>Balances of the books: the last closed month's totals, and what was posted since.</summary>
public sealed class FundReader(PlatformDb db)
{
    /// <summary>All that had moved by the end of a day.</summary>
    internal async Task<List<Moved>> Moved(DateOnly asOf, CancellationToken ct)
    {
        var closing = await LastClosed(asOf, ct);
        return [.. await TotalsOf(closing?.Id, ct), .. await Since(closing?.Until, asOf, ct)];
    }

    /// <summary>What a closing kept; nothing before the first one.</summary>
    internal async Task<List<Moved>> TotalsOf(Id<MonthClosing>? closing, CancellationToken ct) => closing is { } id
        ? await db.Set<ClosedTotal>().Where(x => x.ClosingId == id).Select(x => new Moved(x.AgreementId, x.Kind, x.Amount)).ToListAsync(ct)
        : [];

    public async Task<FundTotals> Totals(DateOnly asOf, CancellationToken ct) => FundTotals.Of((await Moved(asOf, ct)).Select(x => (x.Kind, x.Amount)));

    /// <summary>Totals of each agreement that has moved by a day.</summary>
    public async Task<IReadOnlyDictionary<Id<FundingAgreement>, FundTotals>> ByAgreement(DateOnly asOf, CancellationToken ct) =>
        (await Moved(asOf, ct)).Where(x => x.AgreementId is not null).GroupBy(x => x.AgreementId!.Value)
            .ToDictionary(x => x.Key, x => FundTotals.Of(x.Select(y => (y.Kind, y.Amount))));

    /// <summary>The least each agreement had in the bank on any day from this one on: so much can leave it on this day without its balance ever falling below zero.</summary>
    public async Task<IReadOnlyDictionary<Id<FundingAgreement>, Money>> LeastBank(DateOnly from, CancellationToken ct)
    {
        var start = await ByAgreement(from, ct);
        var later = await db.Set<FundMovement>().Where(x => x.AgreementId != null && x.PostedOn > from)
            .GroupBy(x => new { x.AgreementId, x.PostedOn })
            .Select(x => new { x.Key.AgreementId, x.Key.PostedOn, Bank = x.Sum(y => (long)(object)y.Bank) }).ToListAsync(ct);
        var byAgreement = later.ToLookup(x => x.AgreementId!.Value);
        return start.Keys.Union(byAgreement.Select(x => x.Key)).ToDictionary(x => x, x =>
        {
            var bank = start.GetValueOrDefault(x, FundTotals.None).Bank;
            var least = bank;
            foreach (var day in byAgreement[x].OrderBy(y => y.PostedOn)) least = Money.Min(least, bank += new Money(day.Bank));
            return least;
        });
    }

    /// <summary>The same for the fund as a whole, credits owed set aside.</summary>
    public async Task<Money> LeastFree(DateOnly from, CancellationToken ct)
    {
        var free = (await Totals(from, ct)).Free;
        var least = free;
        var later = await db.Set<FundMovement>().Where(x => x.PostedOn > from).GroupBy(x => x.PostedOn)
            .Select(x => new { x.Key, Free = x.Sum(y => (long)(object)y.Bank + (long)(object)y.CreditsOwed) }).OrderBy(x => x.Key).ToListAsync(ct);
        foreach (var day in later) least = Money.Min(least, free += new Money(day.Free));
        return least;
    }

    /// <summary>Granted and not yet paid out, of loans that still can be: no longer available (rule 18).</summary>
    public Task<Money> Committed(CancellationToken ct) => Sum(Open(db.Loans), ct);

    /// <summary>Committed to loans whose grant was entered before this one's, whatever its date: what was promised first isn't paid out to another (rule 18).</summary>
    internal async Task<Money> CommittedBefore(Loan loan, CancellationToken ct)
    {
        var waiting = await Open(db.Loans).Where(x => (long)(object)x.Summary.Disbursed < (long)(object)x.Terms.Granted)
            .Select(x => new { x.Id, x.Terms.Granted, x.Summary.Disbursed }).ToListAsync(ct);
        return waiting.Where(x => x.Id.CompareTo(loan.Id) < 0).Sum(x => x.Granted - x.Disbursed); // keys rise with time; engines compare them differently
    }

    /// <summary>The sums of the accounts themselves, row by row: what the totals must agree with.</summary>
    internal async Task<FundAccounts> Accounts(DateOnly? after, DateOnly until, CancellationToken ct)
    {
        var sums = await Posted(after, until).GroupBy(_ => 1).Select(x => new
        {
            Bank = x.Sum(y => (long)(object)y.Bank),
            Outstanding = x.Sum(y => (long)(object)y.Outstanding),
            Capital = x.Sum(y => (long)(object)y.Capital),
            Losses = x.Sum(y => (long)(object)y.Losses),
            CreditsOwed = x.Sum(y => (long)(object)y.CreditsOwed),
        }).SingleOrDefaultAsync(ct);
        return sums is null ? default : new(new(sums.Bank), new(sums.Outstanding), new(sums.Capital), new(sums.Losses), new(sums.CreditsOwed));
    }

    internal async Task<List<Moved>> Since(DateOnly? after, DateOnly until, CancellationToken ct)
    {
        var sums = await Posted(after, until).GroupBy(x => new { x.AgreementId, x.Kind })
            .Select(x => new { x.Key.AgreementId, x.Key.Kind, Amount = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        return sums.ConvertAll(x => new Moved(x.AgreementId, x.Kind, new(x.Amount)));
    }

    internal async Task<(Id<MonthClosing> Id, DateOnly Until)?> LastClosed(DateOnly asOf, CancellationToken ct)
    {
        var closing = await db.Set<MonthClosing>().Where(x => x.Status == MonthClosingStatus.Closed && x.Until <= asOf)
            .OrderByDescending(x => x.Until).Select(x => new { x.Id, x.Until }).FirstOrDefaultAsync(ct);
        return closing is null ? null : (closing.Id, closing.Until);
    }

    private IQueryable<FundMovement> Posted(DateOnly? after, DateOnly until)
    {
        var posted = db.Set<FundMovement>().Where(x => x.PostedOn <= until);
        return after is null ? posted : posted.Where(x => x.PostedOn > after);
    }

    private static IQueryable<Loan> Open(IQueryable<Loan> loans) =>
        loans.Where(x => x.Summary.Status == LoanStatus.Contracted || x.Summary.Status == LoanStatus.InRepayment);

    private static async Task<Money> Sum(IQueryable<Loan> loans, CancellationToken ct) =>
        new(await loans.SumAsync(x => (long)(object)x.Terms.Granted - (long)(object)x.Summary.Disbursed, ct));
}
