using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Reports;

/// <summary>The loans behind a figure of a report: those of a group, of a line, or of both, with what each adds to it.</summary>
public sealed class ListReportLoans(PlatformDb db, ShowReport showReport, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <summary>Loans on a page unless somebody says otherwise.</summary>
    public const int UsualSize = 50;

    /// <param name="Group">Key of a group; null for all.</param>
    /// <param name="Line">Key of a line; null for all.</param>
    public sealed record Input(ReportScope.Input Report, string? Group = null, string? Line = null, Paging Page = default);

    public sealed record Row
    {
        public required Id<Loan> Id { get; init; }
        public required string Number { get; init; }
        public required Id<Enterprise> EnterpriseId { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required string Officer { get; init; }

        /// <summary>By column: what the loan adds to the figure. Shares of a whole are left out.</summary>
        public required IReadOnlyDictionary<string, decimal?> Values { get; init; }
    }

    /// <param name="Total">How many there are, on all pages.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total, DateOnly AsOf);

    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/{name}/loans", Get)
        .WithSummary("List the loans behind a figure of a report").ProducesProblem(400).ProducesProblem(409);

    public async Task<Found> Handle(ReportName name, Input input, IProgress<ReportProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadReports);
        user.Demand(Permissions.ReadLoans);
        var scope = ReportScope.Of(name, input.Report, business.Today);
        var definition = ReportDefinition.Of(name);
        var byLoan = new Dictionary<Id<Loan>, ReportSums>();
        await foreach (var (place, line, sums) in showReport.Measured(definition, scope, LendingSettings.Of(tenant.Organisation).ArrearsBuckets, together: false, progress, ct))
        {
            if (input.Line is not null && line != input.Line) continue;
            if (input.Group is not null && place.GroupBy(scope.By).Key != input.Group) continue;
            byLoan[place.Id] = byLoan.GetValueOrDefault(place.Id) + sums;
        }

        var main = definition.Columns.First(x => x.Unit is ReportUnit.Amount);
        var counting = byLoan.Where(x => x.Value != default).OrderByDescending(x => main.Value(x.Value, default)).ThenBy(x => x.Key).ToList();
        var shown = counting.On(input.Page).ToDictionary();
        var rows = await Named([.. shown.Keys], ct);
        return new([.. shown.Select(x => rows[x.Key] with { Values = Values(definition, x.Value) })], counting.Count, scope.AsOf);
    }

    private static Dictionary<string, decimal?> Values(ReportDefinition definition, ReportSums sums) =>
        definition.Columns.Where(x => x.Unit is not ReportUnit.Ratio).ToDictionary(x => x.Key, x => x.Value(sums, default), StringComparer.Ordinal);

    private async Task<Dictionary<Id<Loan>, Row>> Named(Id<Loan>[] ids, CancellationToken ct) => await (
        from loan in db.Loans
        where ids.Contains(loan.Id)
        join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
        join application in db.Applications on loan.ApplicationId equals application.Id
        join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
        select new Row
        {
            Id = loan.Id,
            Number = loan.Number,
            EnterpriseId = enterprise.Id,
            Enterprise = enterprise.Profile.Name,
            Entrepreneur = entrepreneur.Person.Name,
            Province = enterprise.Profile.Province,
            Sector = enterprise.Profile.Sector,
            Officer = application.Officer.Name,
            Values = new Dictionary<string, decimal?>(StringComparer.Ordinal),
        }).ToDictionaryAsync(x => x.Id, ct);

    private static async Task<Results<Ok<Found>, NotFound>> Get(
        string name, [AsParameters] ReportScope.Query query, [StringLength(200)] string? group, [StringLength(40)] string? line,
        [Range(1, Paging.LastNumber)] int? page, [Range(1, Paging.LargestSize)] int? size, ListReportLoans listReportLoans, CancellationToken ct) =>
        Word<ReportName>.TryParse(name, null, out var report)
            ? TypedResults.Ok(await listReportLoans.Handle(report.Value, new(query.ToInput(), group, line, Paging.Of(page, size, UsualSize)), null, ct))
            : TypedResults.NotFound();
}
