using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Forecast;

/// <summary>What the fund's bank account may hold over the next twelve months.</summary>
/// <remarks>In: instalments of the schedules in force, in full and at the rate at which instalments of the last twelve months were paid. What is late already isn't counted.
/// Out: what is committed, in the month after the grant, or in the first month when that has passed. Money that funders have promised is shown apart: nobody knows when it comes.</remarks>
public sealed class ForecastCash(PlatformDb db, ICurrentUser user, IBusinessDate business, FundReader fund)
{
    public const int Months = 12;

    /// <param name="Ends">Last day of the month.</param>
    /// <param name="Due">Instalments that fall due in it.</param>
    /// <param name="Expected">The part expected at the rate.</param>
    /// <param name="PaidOut">Committed loans.</param>
    /// <param name="Balance">Free money in the bank at its end as expected: below zero means that grants can't all be paid out.</param>
    /// <param name="BalanceInFull">The same if every instalment is paid on its day.</param>
    public sealed record Month(DateOnly Ends, Money Due, Money Expected, Money PaidOut, Money Balance, Money BalanceInFull);

    /// <param name="Free">Bank less credits owed, today.</param>
    /// <param name="Rate">Capital received ÷ capital due of the instalments of the last twelve months; 1 where none was due.</param>
    /// <param name="Promised">Not yet received from funders.</param>
    public sealed record Forecast(DateOnly AsOf, Money Free, decimal Rate, Money Promised, IReadOnlyList<Month> Ahead);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/forecast", Get).WithSummary("Cash forecast over twelve months");

    public async Task<Forecast> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var today = business.Today;
        DateOnly[] ends = [.. Enumerable.Range(1, Months).Select(x => EndOf(today.AddMonths(x)))];
        var free = (await fund.Totals(today, ct)).Free;
        var (due, duePast, receivedPast) = await Instalments(ends, today, ct);
        var committed = await Committed(ends, ct);
        var rate = duePast > Money.Zero ? decimal.Round((decimal)receivedPast.Centimes / duePast.Centimes, 4) : 1m;

        var (balance, inFull) = (free, free);
        var months = new List<Month>();
        foreach (var (i, end) in ends.Index())
        {
            var expected = Money.Rounded(due[i].Centimes * rate, new(1));
            months.Add(new(end, due[i], expected, committed[i], balance += expected - committed[i], inFull += due[i] - committed[i]));
        }

        var promised = await db.Set<FundingAgreement>().Where(x => x.EndsOn == null || x.EndsOn >= today).Select(x => new { x.Id, x.Amount }).ToListAsync(ct);
        var totals = await fund.ByAgreement(today, ct);
        return new(today, free, rate, promised.Sum(x => x.Amount - totals.GetValueOrDefault(x.Id, FundTotals.None).Contributed), months);
    }

    /// <summary>The rest of this month counts with the first one ahead, so that nothing due between today and its end is lost.</summary>
    private async Task<(Money[] Due, Money DuePast, Money ReceivedPast)> Instalments(DateOnly[] ends, DateOnly today, CancellationToken ct)
    {
        var due = new Money[ends.Length];
        var (duePast, receivedPast) = (Money.Zero, Money.Zero);
        var yearAgo = today.AddMonths(-12);
        var schedules = db.Loans.Where(x => x.Summary.EndsOn > yearAgo).Select(x => x.Summary.Schedule).AsAsyncEnumerable();
        await foreach (var schedule in schedules.WithCancellation(ct))
        {
            foreach (var instalment in schedule.Instalments())
            {
                if (instalment.DueOn > yearAgo && instalment.DueOn <= today) (duePast, receivedPast) = (duePast + instalment.Due, receivedPast + instalment.Received);
                else if (instalment.DueOn > today && Array.FindIndex(ends, x => instalment.DueOn <= x) is >= 0 and var month) due[month] += instalment.Remaining;
            }
        }

        return (due, duePast, receivedPast);
    }

    private async Task<Money[]> Committed(DateOnly[] ends, CancellationToken ct)
    {
        var open = await db.Loans.Where(x => x.Summary.Status == LoanStatus.Contracted || x.Summary.Status == LoanStatus.InRepayment)
            .Where(x => (long)(object)x.Terms.Granted > (long)(object)x.Summary.Disbursed)
            .Select(x => new { x.GrantedOn, x.Terms.Granted, x.Summary.Disbursed }).ToListAsync(ct);
        var paidOut = new Money[ends.Length];
        foreach (var loan in open) paidOut[Math.Max(0, Array.FindIndex(ends, x => loan.GrantedOn.AddMonths(1) <= x))] += loan.Granted - loan.Disbursed;
        return paidOut;
    }

    private static DateOnly EndOf(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static async Task<Ok<Forecast>> Get(ForecastCash forecastCash, CancellationToken ct) => TypedResults.Ok(await forecastCash.Handle(ct));
}
