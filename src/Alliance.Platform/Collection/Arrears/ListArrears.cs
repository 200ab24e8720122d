using Alliance.Kernel;
using Alliance.Platform.Entries;
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
        var matching = await Matching(input, ct);
        var total = await matching.CountAsync(ct);
        return new(total == 0 ? [] : await Page(matching, input, input.Page.Skip, input.Page.Size, ct), total, business.Today);
    }

    /// <summary>How many match.</summary>
    internal async Task<int> Count(Input input, CancellationToken ct)
    {
        user.Demand(Permissions.ReadLoans);
        return await (await Matching(input, ct)).CountAsync(ct);
    }

    /// <summary>All that match, in order: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        return await Page(await Matching(input, ct), input, 0, int.MaxValue, ct);
    }

    private async Task<IReadOnlyList<Row>> Page(IQueryable<Match> matching, Input input, int skip, int take, CancellationToken ct)
    {
        if (input.OrderBy is ArrearsOrder.AmountLate) return await PageByAmount(matching, input, skip, take, ct);

        var rows = await Rows(Ordered(matching, input).Skip(skip).Take(take)).ToListAsync(ct);
        Id<Loan>[] ids = [.. rows.Select(x => x.Id)];
        var late = await LateLoans.Amounts(db.Loans.Where(x => ids.Contains(x.Id)), business.Today, ct);
        return await Completed(rows, late, ct);
    }

    /// <summary>Amounts late aren't stored: all that match are added up before the order is made.</summary>
    private async Task<IReadOnlyList<Row>> PageByAmount(IQueryable<Match> matching, Input input, int skip, int take, CancellationToken ct)
    {
        var today = business.Today;
        var all = (await matching.Select(x => new { x.Loan.Id, x.Loan.Number, x.Loan.Summary.Schedule }).ToListAsync(ct))
            .ConvertAll(x => (x.Id, x.Number, Amount: x.Schedule.LateOn(today)));
        var ordered = input.Descending
            ? all.OrderByDescending(x => x.Amount).ThenByDescending(x => x.Number, StringComparer.Ordinal)
            : all.OrderBy(x => x.Amount).ThenBy(x => x.Number, StringComparer.Ordinal);
        Id<Loan>[] ids = [.. ordered.Skip(skip).Take(take).Select(x => x.Id)];
        var rows = (await Rows(matching.Where(x => ids.Contains(x.Loan.Id))).ToListAsync(ct)).ToDictionary(x => x.Id);
        // One that was paid between the two readings is no longer late.
        return await Completed([.. ids.Where(rows.ContainsKey).Select(x => rows[x])], all.ToDictionary(x => x.Id, x => x.Amount), ct);
    }

    private async Task<IReadOnlyList<Row>> Completed(IReadOnlyList<Row> rows, Dictionary<Id<Loan>, Money> late, CancellationToken ct)
    {
        var today = business.Today;
        Id<Loan>[] ids = [.. rows.Select(x => x.Id)];
        var contacts = (await db.Set<Contact>().Where(x => ids.Contains(x.LoanId) && x.StruckAt == null)
            .Select(x => new { x.LoanId, x.Kind, x.On, x.EnteredAt, x.NextOn }).ToListAsync(ct)).ToLookup(x => x.LoanId);
        var promises = await LatestPromises(x => ids.Contains(x.LoanId), ct);
        return [.. rows.Select(x => x with
        {
            DaysLate = today.DayNumber - x.LateSince.DayNumber,
            AmountLate = late.GetValueOrDefault(x.Id),
            Contact = contacts[x.Id].OrderBy(y => y.On).ThenBy(y => y.EnteredAt).LastOrDefault() is { } last ? new(last.Kind, last.On, last.NextOn) : null,
            Promise = promises.GetValueOrDefault(x.Id),
        })];
    }

    /// <summary>The latest promise of each loan that was not withdrawn, and how it stands.</summary>
    private async Task<Dictionary<Id<Loan>, LastPromise>> LatestPromises(System.Linq.Expressions.Expression<Func<PromiseToPay, bool>> which, CancellationToken ct)
    {
        var latest = (await db.Set<PromiseToPay>().AsNoTracking().Where(which).Where(x => x.WithdrawnAt == null).ToListAsync(ct))
            .GroupBy(x => x.LoanId).Select(x => x.MaxBy(y => y.Number)!).ToList();
        Id<Loan>[] ids = [.. latest.Select(x => x.LoanId)];
        var loans = await db.Loans.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        return latest.ToDictionary(x => x.LoanId, x => new LastPromise(
            x.Amount, x.PayBy, x.ReceivedBy(business.Today, loans[x.LoanId].Events), x.StandingOn(business.Today, loans[x.LoanId].Events)));
    }

    private async Task<IQueryable<Match>> Matching(Input input, CancellationToken ct)
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

        if (input.StepDue)
        {
            matching = matching.Where(x => db.Set<Contact>().Any(y => y.LoanId == x.Loan.Id && y.StruckAt == null && y.NextOn <= today
                && !db.Set<Contact>().Any(z => z.LoanId == y.LoanId && z.StruckAt == null && (z.On > y.On || z.On == y.On && z.EnteredAt > y.EnteredAt))));
        }

        if (await Promised(input, ct) is { } promised) matching = matching.Where(x => promised.Contains(x.Loan.Id));
        return matching.Matching(input.Search, x => EF.Property<string>(x.Loan, Search.Column), x => x.EnterpriseFolded, x => x.EntrepreneurFolded);
    }

    /// <summary>Loans whose promise falls due soon, or was not kept; null where promises don't matter.</summary>
    private async Task<Id<Loan>[]?> Promised(Input input, CancellationToken ct)
    {
        if (!input.PromiseDue && !input.PromiseBroken) return null;

        var (today, soon) = (business.Today, business.Today.AddDays(CountFollowUp.Soon));
        var due = input.PromiseDue
            ? (await LatestPromises(x => x.PayBy >= today && x.PayBy <= soon, ct)).Where(x => x.Value.Standing is PromiseStanding.Open).Select(x => x.Key)
            : null;
        if (!input.PromiseBroken) return [.. due!];

        var expired = await LatestPromises(x => x.PayBy < today, ct);
        Id<Loan>[] newer = [.. await db.Set<PromiseToPay>().Where(x => x.PayBy >= today && x.WithdrawnAt == null).Select(x => x.LoanId).ToListAsync(ct)];
        var broken = expired.Where(x => x.Value.Standing is PromiseStanding.Broken).Select(x => x.Key).Except(newer);
        return [.. due is null ? broken : broken.Intersect(due)];
    }

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

    private static IQueryable<Row> Rows(IQueryable<Match> matching) => matching.Select(x => new Row
    {
        Id = x.Loan.Id,
        Number = x.Loan.Number,
        EnterpriseId = x.Loan.EnterpriseId,
        Enterprise = x.Enterprise,
        Entrepreneur = x.Entrepreneur,
        Phone = x.Phone,
        Province = x.Province,
        Sector = x.Sector,
        ApplicationId = x.Loan.ApplicationId,
        Officer = x.Officer,
        LateSince = x.Loan.Summary.OldestDueUnpaidOn!.Value,
        Outstanding = x.Loan.Summary.Outstanding,
    });

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
