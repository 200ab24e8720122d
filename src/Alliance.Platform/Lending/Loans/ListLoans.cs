using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Loans, searched, filtered, ordered, page by page, with the sums of all that match.</summary>
public sealed partial class ListLoans(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    public sealed record Row
    {
        public required Id<Loan> Id { get; init; }
        public required string Number { get; init; }
        public required Id<Enterprise> EnterpriseId { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required Id<LoanApplication> ApplicationId { get; init; }
        public required string Officer { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required DateOnly GrantedOn { get; init; }
        public required LoanStatus Status { get; init; }
        public required Money Granted { get; init; }
        public required Money Disbursed { get; init; }
        public required Money Received { get; init; }
        public required Money Outstanding { get; init; }
        public required Money Credit { get; init; }
        public required DateOnly? OldestDueUnpaidOn { get; init; }
        public required DateOnly? EndsOn { get; init; }

        /// <summary>Past due on the business date.</summary>
        public Money Arrears { get; init; }

        /// <summary>Rule 11, on the business date.</summary>
        public int DaysLate { get; init; }
    }

    public sealed record Totals(Money Granted, Money Disbursed, Money Received, Money Outstanding, Money Arrears);

    /// <param name="Total">How many match, on all pages.</param>
    /// <param name="Sums">Of all that match.</param>
    /// <param name="LateCount">How many of those are late.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total, int LateCount, Totals Sums, DateOnly AsOf);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("", Get).WithSummary("List loans");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        var today = business.Today;
        var matching = Matching(input, today);
        var sums = await matching.GroupBy(_ => 1).Select(all => new
        {
            Count = all.Count(),
            Late = all.Count(x => x.Loan.Summary.OldestDueUnpaidOn < today),
            Granted = all.Sum(x => (long)(object)x.Loan.Terms.Granted),
            Disbursed = all.Sum(x => (long)(object)x.Loan.Summary.Disbursed),
            Received = all.Sum(x => (long)(object)x.Loan.Summary.Received),
            Outstanding = all.Sum(x => (long)(object)x.Loan.Summary.Outstanding),
        }).SingleOrDefaultAsync(ct);
        if (sums is null) return new([], 0, 0, new(default, default, default, default, default), today);

        var late = await LateLoans.Amounts(matching.Select(x => x.Loan), today, ct);
        var rows = await Rows(Ordered(matching, input).On(input.Page)).ToListAsync(ct);
        return new(
            [.. rows.Select(x => WithLateness(x, late))], sums.Count, sums.Late,
            new(new(sums.Granted), new(sums.Disbursed), new(sums.Received), new(sums.Outstanding), late.Values.Sum()), today);
    }

    /// <summary>All that match, in order: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        var today = business.Today;
        var matching = Matching(input, today);
        var late = await LateLoans.Amounts(matching.Select(x => x.Loan), today, ct);
        return [.. (await Rows(Ordered(matching, input)).ToListAsync(ct)).Select(x => WithLateness(x, late))];
    }

    /// <summary>All that match, as marks that an address has room for.</summary>
    internal async Task<string?> Marks(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        return FoundRows.Write(await Matching(input, business.Today).Select(x => x.Loan.Id).Take(FoundRows.Most + 1).ToListAsync(ct));
    }

    private IQueryable<Match> Matching(Input input, DateOnly today)
    {
        var whose = input.Whose ?? DossierFilter.None;
        var matching =
            from loan in db.Loans.AsNoTracking()
            join enterprise in whose.Of(db.Enterprises) on loan.EnterpriseId equals enterprise.Id
            join application in whose.Of(db.Applications) on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new Match
            {
                Loan = loan,
                Officer = application.Officer.Name,
                Enterprise = enterprise.Profile.Name,
                Province = enterprise.Profile.Province,
                Sector = enterprise.Profile.Sector,
                EnterpriseFolded = EF.Property<string>(enterprise, Search.Column),
                Entrepreneur = entrepreneur.Person.Name,
                EntrepreneurFolded = EF.Property<string>(entrepreneur, Search.Column),
            };
        if (input.Status is { } status) matching = matching.Where(x => x.Loan.Summary.Status == status);
        if (input.Late is true) matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn < today);
        if (input.Late is false) matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn == null || x.Loan.Summary.OldestDueUnpaidOn >= today);
        if (input.Bucket is { } bucket)
        {
            var (newest, oldest) = LateLoans.DueDates(LendingSettings.Of(tenant.Organisation).ArrearsBuckets, bucket, today);
            matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn <= newest && x.Loan.Summary.OldestDueUnpaidOn >= oldest);
        }

        if (input.From is { } from) matching = matching.Where(x => x.Loan.GrantedOn >= from);
        if (input.To is { } to) matching = matching.Where(x => x.Loan.GrantedOn <= to);
        if (input.Only is { } only) matching = matching.Where(x => only.Contains(x.Loan.Id));
        return matching.Matching(input.Search, x => EF.Property<string>(x.Loan, Search.Column), x => x.EnterpriseFolded, x => x.EntrepreneurFolded);
    }

    private static IQueryable<Match> Ordered(IQueryable<Match> matching, Input input)
    {
        var ordered = (input.OrderBy, input.Descending) switch
        {
            (LoanOrder.Number, false) => matching.OrderBy(x => x.Loan.Number),
            (LoanOrder.Number, true) => matching.OrderByDescending(x => x.Loan.Number),
            (LoanOrder.Enterprise, false) => matching.OrderBy(x => x.EnterpriseFolded),
            (LoanOrder.Enterprise, true) => matching.OrderByDescending(x => x.EnterpriseFolded),
            (LoanOrder.Entrepreneur, false) => matching.OrderBy(x => x.EntrepreneurFolded),
            (LoanOrder.Entrepreneur, true) => matching.OrderByDescending(x => x.EntrepreneurFolded),
            (LoanOrder.Granted, false) => matching.OrderBy(x => x.Loan.Terms.Granted),
            (LoanOrder.Granted, true) => matching.OrderByDescending(x => x.Loan.Terms.Granted),
            (LoanOrder.Outstanding, false) => matching.OrderBy(x => x.Loan.Summary.Outstanding),
            (LoanOrder.Outstanding, true) => matching.OrderByDescending(x => x.Loan.Summary.Outstanding),
            // Many days late is an early due date; loans with nothing to pay stand last either way.
            (LoanOrder.DaysLate, true) => matching.OrderBy(x => x.Loan.Summary.OldestDueUnpaidOn ?? DateOnly.MaxValue),
            (LoanOrder.DaysLate, false) => matching.OrderByDescending(x => x.Loan.Summary.OldestDueUnpaidOn ?? DateOnly.MinValue),
            (_, false) => matching.OrderBy(x => x.Loan.GrantedOn),
            (_, true) => matching.OrderByDescending(x => x.Loan.GrantedOn),
        };
        // A page must not show a row twice: equal ones need an order as well.
        return input.Descending ? ordered.ThenByDescending(x => x.Loan.Number) : ordered.ThenBy(x => x.Loan.Number);
    }

    private static IQueryable<Row> Rows(IQueryable<Match> matching) => matching.Select(x => new Row
    {
        Id = x.Loan.Id,
        Number = x.Loan.Number,
        EnterpriseId = x.Loan.EnterpriseId,
        Enterprise = x.Enterprise,
        Entrepreneur = x.Entrepreneur,
        ApplicationId = x.Loan.ApplicationId,
        Officer = x.Officer,
        Province = x.Province,
        Sector = x.Sector,
        GrantedOn = x.Loan.GrantedOn,
        Status = x.Loan.Summary.Status,
        Granted = x.Loan.Terms.Granted,
        Disbursed = x.Loan.Summary.Disbursed,
        Received = x.Loan.Summary.Received,
        Outstanding = x.Loan.Summary.Outstanding,
        Credit = x.Loan.Summary.Credit,
        OldestDueUnpaidOn = x.Loan.Summary.OldestDueUnpaidOn,
        EndsOn = x.Loan.Summary.EndsOn,
    });

    private Row WithLateness(Row row, Dictionary<Id<Loan>, Money> late) => row with
    {
        Arrears = late.GetValueOrDefault(row.Id),
        DaysLate = row.OldestDueUnpaidOn is { } due ? Math.Max(0, business.Today.DayNumber - due.DayNumber) : 0,
    };

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListLoans listLoans, CancellationToken ct) =>
        TypedResults.Ok(await listLoans.Handle(query.ToInput(), ct));

    private sealed class Match
    {
        public required Loan Loan { get; init; }
        public required string Officer { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required string Enterprise { get; init; }
        public required string EnterpriseFolded { get; init; }
        public required string Entrepreneur { get; init; }
        public required string EntrepreneurFolded { get; init; }
    }
}
