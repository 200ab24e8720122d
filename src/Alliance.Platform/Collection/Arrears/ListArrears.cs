using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
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

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The work list: late loans with what was last said and promised.</summary>
public sealed partial class ListArrears(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    public sealed record LastContact(ContactKind Kind, DateOnly On, DateOnly? NextOn);

    public sealed record LastPromise(Money Amount, DateOnly PayBy, Money Received, PromiseStanding Standing);

    public sealed record Row
    {
        public required Id<Loan> Id { get; init; }
        public required string Number { get; init; }
        public required Id<Enterprise> EnterpriseId { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required string? Phone { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required Id<LoanApplication> ApplicationId { get; init; }
        public required string Officer { get; init; }
        public required DateOnly LateSince { get; init; }
        public required Money Outstanding { get; init; }

        internal BriefSchedule? Schedule { get; init; }

        public Money AmountLate { get; init; }

        public int DaysLate { get; init; }

        /// <summary>Null when nobody has been in contact.</summary>
        public LastContact? Contact { get; init; }

        /// <summary>The latest that was not withdrawn.</summary>
        public LastPromise? Promise { get; init; }
    }

    /// <param name="Total">How many match, on all pages.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total, DateOnly AsOf);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("", Get).WithSummary("List late loans");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        var matching = await Promised(Matching(input), input, ct);
        var (rows, total) = await Page(matching, input, input.Page.Skip, input.Page.Size, ct);
        return new(rows, total ?? input.Page.TotalBy(rows.Count) ?? await matching.CountAsync(ct), business.Today);
    }

    /// <summary>All that match, in order: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        return (await Page(await Promised(Matching(input), input, ct), input, 0, int.MaxValue, ct)).Rows;
    }

    /// <summary>All that match, as marks that an address has room for.</summary>
    internal async Task<string?> Marks(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        return FoundRows.Write(await (await Promised(Matching(input), input, ct)).Select(x => x.Loan.Id).Take(FoundRows.Most + 1).ToListAsync(ct));
    }

    /// <summary>Those that meet all filters but those of promises.</summary>
    private IQueryable<Match> Matching(Input input)
    {
        var today = business.Today;
        var whose = input.Whose ?? DossierFilter.None;
        var matching =
            from loan in db.Loans.AsNoTracking()
            where loan.Summary.OldestDueUnpaidOn < today
            join enterprise in whose.Of(db.Enterprises) on loan.EnterpriseId equals enterprise.Id
            join application in whose.Of(db.Applications) on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new Match
            {
                Loan = loan,
                Officer = application.Officer.Name,
                Enterprise = enterprise.Profile.Name,
                EnterpriseFolded = EF.Property<string>(enterprise, Search.Column),
                Province = enterprise.Profile.Province,
                Sector = enterprise.Profile.Sector,
                Entrepreneur = entrepreneur.Person.Name,
                EntrepreneurFolded = EF.Property<string>(entrepreneur, Search.Column),
                Phone = entrepreneur.Person.Phone,
            };
        if (input.Over is { } over)
        {
            var since = today.AddDays(-over);
            matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn < since);
        }

        if (input.Bucket is { } bucket)
        {
            var (newest, oldest) = LateLoans.DueDates(LendingSettings.Of(tenant.Organisation).ArrearsBuckets, bucket, today);
            matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn <= newest && x.Loan.Summary.OldestDueUnpaidOn >= oldest);
        }

        if (input.From is { } from) matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn >= from);
        if (input.To is { } to) matching = matching.Where(x => x.Loan.Summary.OldestDueUnpaidOn <= to);
        if (input.Only is { } only) matching = matching.Where(x => only.Contains(x.Loan.Id));
        if (input.NoContactFor is { } days)
        {
            var since = today.AddDays(-days);
            matching = matching.Where(x => !db.Set<Contact>().Any(y => y.LoanId == x.Loan.Id && y.StruckAt == null && y.On > since));
        }

        var steps = StepsDue(today);
        if (input.StepDue) matching = matching.Where(x => steps.Any(y => y.LoanId == x.Loan.Id));
        return matching.Matching(input.Search, x => EF.Property<string>(x.Loan, Search.Column), x => x.EnterpriseFolded, x => x.EntrepreneurFolded);
    }

    /// <summary>The last contact of each loan, where the step noted with it is due.</summary>
    private IQueryable<Contact> StepsDue(DateOnly today) => db.Set<Contact>().Where(x => x.StruckAt == null && x.NextOn <= today
        && !db.Set<Contact>().Any(y => y.LoanId == x.LoanId && y.StruckAt == null && (y.On > x.On || y.On == x.On && y.EnteredAt > x.EnteredAt)));

    /// <summary>Of those that match, the ones whose promise falls due soon, or was not kept; all where promises don't matter.</summary>
    private async Task<IQueryable<Match>> Promised(IQueryable<Match> matching, Input input, CancellationToken ct)
    {
        if (!input.PromiseDue && !input.PromiseBroken) return matching;

        var latest = await LatestPromises.Of(db, matching.Select(x => x.Loan.Id), business.Today, ct);
        Id<Loan>[] promised = [.. latest.Where(x => (!input.PromiseDue || IsDueSoon(x.Value)) && (!input.PromiseBroken || IsBroken(x.Value))).Select(x => x.Key)];
        return matching.Where(x => promised.Contains(x.Loan.Id));
    }

    private bool IsDueSoon(LastPromise promise) => promise.Standing is PromiseStanding.Open && promise.PayBy <= business.Today.AddDays(CountFollowUp.Soon);

    private static bool IsBroken(LastPromise promise) => promise.Standing is PromiseStanding.Broken;

    private static IQueryable<Match> Ordered(IQueryable<Match> matching, Input input)
    {
        var ordered = (input.OrderBy, input.Descending) switch
        {
            (ArrearsOrder.Outstanding, false) => matching.OrderBy(x => x.Loan.Summary.Outstanding),
            (ArrearsOrder.Outstanding, true) => matching.OrderByDescending(x => x.Loan.Summary.Outstanding),
            (ArrearsOrder.Number, false) => matching.OrderBy(x => x.Loan.Number),
            (ArrearsOrder.Number, true) => matching.OrderByDescending(x => x.Loan.Number),
            (ArrearsOrder.Enterprise, false) => matching.OrderBy(x => x.EnterpriseFolded),
            (ArrearsOrder.Enterprise, true) => matching.OrderByDescending(x => x.EnterpriseFolded),
            // Many days late is an early due date.
            (_, true) => matching.OrderBy(x => x.Loan.Summary.OldestDueUnpaidOn),
            (_, false) => matching.OrderByDescending(x => x.Loan.Summary.OldestDueUnpaidOn),
        };
        // A page must not show a row twice: equal ones need an order as well.
        return input.Descending ? ordered.ThenByDescending(x => x.Loan.Number) : ordered.ThenBy(x => x.Loan.Number);
    }

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListArrears listArrears, CancellationToken ct) =>
        TypedResults.Ok(await listArrears.Handle(query.ToInput(), ct));

    private sealed class Match
    {
        public required Loan Loan { get; init; }
        public required string Officer { get; init; }
        public required string Sector { get; init; }
        public required string Enterprise { get; init; }
        public required string EnterpriseFolded { get; init; }
        public required string Province { get; init; }
        public required string Entrepreneur { get; init; }
        public required string EntrepreneurFolded { get; init; }
        public required string? Phone { get; init; }
    }
}
