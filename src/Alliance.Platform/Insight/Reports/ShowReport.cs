using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Insight.Reports;

/// <summary>Any report, as of any day, broken down and filtered. On the business date it reads what lists read; on an earlier day loans are replayed.</summary>
public sealed class ShowReport(ReportLoans loans, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/{name}", Get)
        .WithSummary("Read a report: portfolio, expected, collected, ageing, losses, disbursed or last-instalment").ProducesProblem(400).ProducesProblem(409);

    /// <param name="progress">Told now and then while loans are replayed.</param>
    /// <exception cref="RefusedException">The day or the period makes no sense, see <see cref="ReportScope.Of"/>.</exception>
    public async Task<Report> Handle(ReportName name, ReportScope.Input input, IProgress<ReportProgress>? progress = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadReports);
        var since = Stopwatch.GetTimestamp();
        var scope = ReportScope.Of(name, input, business.Today);
        var buckets = LendingSettings.Of(tenant.Organisation).ArrearsBuckets;
        var definition = ReportDefinition.Of(name);
        var tally = new ReportTally();
        var words = new ReportWords(CultureInfo.CurrentUICulture);
        await foreach (var (place, line, sums) in Measured(definition, scope, buckets, together: true, progress, ct))
        {
            var (group, called) = place.GroupBy(scope.By);
            tally.Add(group, scope.By is Breakdown.Sector && group.Length > 0 ? words.Sector(group) : called, line, sums);
        }

        return new(scope, definition, tally.ToTable(definition.Lines(scope, buckets)), Stopwatch.GetElapsedTime(since))
        {
            OfficerName = scope.Officer is { } officer ? await loans.NameOf(officer, ct) : null,
        };
    }

    /// <summary>What each loan adds to which line.</summary>
    /// <param name="together">Loans may come added up by place where that is quicker; else each comes by itself.</param>
    internal async IAsyncEnumerable<(LoanPlace Place, string Line, ReportSums Sums)> Measured(
        ReportDefinition definition, ReportScope scope, ImmutableArray<int> buckets, bool together, IProgress<ReportProgress>? progress,
        [EnumeratorCancellation] CancellationToken ct)
    {
        switch (definition)
        {
            case StandingReport report when scope.IsPresent:
                var standing = report.Candidates(loans.All, scope);
                if (together && report.LineOfLoansOnTime is { } onTime)
                {
                    await foreach (var (place, sums) in loans.OnTime(report, scope, ct)) yield return (place, onTime, sums);
                    standing = standing.Where(x => x.Summary.OldestDueUnpaidOn < scope.AsOf);
                }

                await foreach (var (place, loan) in loans.AsSummarised(standing, scope, ct))
                    foreach (var (line, sums) in report.Measure(loan, scope, buckets)) yield return (place, line, sums);
                break;

            case StandingReport report:
                // Lateness grows without an event, all else changes by one: what has none since that day needs no replay.
                var candidates = report.Candidates(loans.All, scope);
                await foreach (var (place, loan) in loans.AsSummarised(candidates.Where(x => !x.Events.Any(y => y.On > scope.AsOf)), scope, ct))
                    foreach (var (line, sums) in report.Measure(loan, scope, buckets)) yield return (place, line, sums);
                await foreach (var (place, loan) in loans.WithEvents(candidates.Where(x => x.Events.Any(y => y.On > scope.AsOf)), scope, progress, ct))
                    foreach (var (line, sums) in report.Measure(LoanStanding.Of(PastState.Of(loan, scope.AsOf)), scope, buckets)) yield return (place, line, sums);
                break;

            case MovementReport report:
                await foreach (var (place, loan) in loans.WithEvents(report.Candidates(loans.All, scope), scope, progress, ct))
                    foreach (var (line, sums) in report.Measure(LoanMovements.Of(loan, scope), scope)) yield return (place, line, sums);
                if (together && report.NeedsDisbursedSoFar)
                    await foreach (var (place, disbursed) in loans.DisbursedSoFar(scope, ct)) yield return (place, "", new() { Disbursed = disbursed });
                break;
        }
    }

    private static async Task<Results<Ok<ReportAnswer>, NotFound>> Get(
        string name, [AsParameters] ReportScope.Query query, ShowReport showReport, CancellationToken ct) =>
        Word<ReportName>.TryParse(name, null, out var report)
            ? TypedResults.Ok(ReportAnswer.Of(await showReport.Handle(report.Value, query.ToInput(), null, ct)))
            : TypedResults.NotFound();
}

/// <summary>A report as asked for.</summary>
public sealed class Report
{
    internal Report(ReportScope scope, ReportDefinition definition, ReportTable table, TimeSpan took) =>
        (Scope, Definition, Table, Took) = (scope, definition, table, took);

    public ReportScope Scope { get; }

    /// <summary>Of the officer that is filtered by.</summary>
    public string? OfficerName { get; init; }

    /// <summary>Time it took to compute.</summary>
    public TimeSpan Took { get; }

    internal ReportDefinition Definition { get; }

    internal ReportTable Table { get; }

    public bool IsEmpty => Table.Groups.Count == 0 || Table.Sums == default;

    internal decimal? Value(ReportColumn column, ReportSums sums) => column.Value(sums, Table.Sums);
}
