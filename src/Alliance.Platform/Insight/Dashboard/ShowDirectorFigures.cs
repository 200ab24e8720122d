using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Insight.Reports;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>What a director looks at first, each figure with the list that is exactly behind it.</summary>
public sealed class ShowDirectorFigures(PlatformDb db, ICurrentUser user, IBusinessDate business, FundReader fund, ShowArrears showArrears)
{
    /// <summary>Today is one of them.</summary>
    private const int DaysOfTheWeek = 7;

    public sealed record Found
    {
        /// <summary>Bank less credits owed less what is committed, as the fund's page has it.</summary>
        public required Money Available { get; init; }

        public required ArrearsFigures Arrears { get; init; }

        /// <summary>What instalments of the next seven days, today among them, still ask for: the report of expected collections until then.</summary>
        public required Money DueThisWeek { get; init; }

        public required int InstalmentsThisWeek { get; init; }

        /// <summary>The last of the seven days.</summary>
        public required DateOnly Until { get; init; }

        /// <summary>Dossiers waiting for a decision.</summary>
        public required int Waiting { get; init; }

        /// <summary>The report that has exactly the week, opened at its loans where the week lies in one month.</summary>
        public required string WeekHref { get; init; }
    }

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        user.Demand(Permissions.ReadLoans);
        user.Demand(Permissions.ReadApplications);
        var today = business.Today;
        var until = today.AddDays(DaysOfTheWeek - 1);
        var (due, instalments) = await Due(today, until, ct);
        return new()
        {
            Available = (await fund.Totals(today, ct)).Free - await fund.Committed(ct),
            Arrears = await showArrears.Handle(ct: ct),
            DueThisWeek = due,
            InstalmentsThisWeek = instalments,
            Until = until,
            Waiting = await db.Applications.CountAsync(x => LoanApplication.Undecided.Contains(x.Status), ct),
            WeekHref = string.Create(CultureInfo.InvariantCulture, $"/reports/expected?to={until:yyyy-MM-dd}") + (until.Month == today.Month ? $"&line={ReportDefinition.MonthOf(today)}" : ""),
        };
    }

    /// <summary>Only loans whose oldest open instalment falls due by then can have one in the week.</summary>
    private async Task<(Money Due, int Instalments)> Due(DateOnly today, DateOnly until, CancellationToken ct)
    {
        var (due, count) = (Money.Zero, 0);
        var loans = db.Loans.Where(x => x.Summary.OldestDueUnpaidOn <= until && (long)(object)x.Summary.Outstanding > 0).Select(x => x.Summary.Schedule);
        await foreach (var schedule in loans.AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var instalment in schedule.Instalments().Where(x => x.DueOn >= today && x.DueOn <= until && x.Remaining > Money.Zero))
                (due, count) = (due + instalment.Remaining, count + 1);
        }

        return (due, count);
    }
}
