using System.Linq.Expressions;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The columns a list of dossiers can be ordered by.</summary>
public enum ApplicationOrder
{
    ReceivedOn,
    Number,
    Enterprise,
    Entrepreneur,
    Amount,
    Status,

    /// <summary>Descending: those that have stood longest where they stand come first.</summary>
    DaysInState,
}

/// <summary>Dossiers, searched, filtered, ordered, page by page.</summary>
public sealed partial class ListApplications(PlatformDb db, ICurrentUser user, IAppraiseDossiers appraisal, IBusinessDate business)
{
    /// <summary>The board shows what was decided within so many days: where it went is seen, and what is over doesn't pile up.</summary>
    public const int RecentDays = 30;

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("", Get).WithSummary("List dossiers");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        var matching = await Matching(input, ct);
        var rows = await Rows(Ordered(matching, input).On(input.Page), ct);
        return new(rows, input.Page.TotalBy(rows.Count) ?? await matching.CountAsync(ct));
    }

    /// <summary>All that match, in order: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await Rows(Ordered(await Matching(input, ct), input), ct);
    }

    /// <summary>Of all that match, in order.</summary>
    internal async Task<IReadOnlyList<Id<LoanApplication>>> Ids(Input input, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await Ordered(await Matching(input, ct), input).Select(x => x.Application.Id).ToListAsync(ct);
    }

    /// <summary>Where each that matches stands, without what it is called: for the board, which counts all and shows few.</summary>
    internal async Task<IReadOnlyList<Place>> Places(Input input, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await (await Matching(input, ct)).Select(x => new Place(x.Application.Id, x.Application.Number, x.Application.Status, x.Application.StateSince, x.Application.Request.Amount)).ToListAsync(ct);
    }

    /// <summary>From that day on what was decided stands on the board.</summary>
    internal DateOnly DecidedSince => business.Today.AddDays(-RecentDays);

    private static Expression<Func<Joined, bool>> OnBoard(DateOnly decidedSince) =>
        x => LoanApplication.Undecided.Contains(x.Application.Status) || (x.Application.Decision != null && x.Application.Decision.On >= decidedSince);

    private async Task<IQueryable<Joined>> Matching(Input input, CancellationToken ct)
    {
        var whose = input.Whose ?? DossierFilter.None;
        var all =
            from application in whose.Of(db.Applications.AsNoTracking())
            join enterprise in whose.Of(db.Enterprises) on application.EnterpriseId equals enterprise.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new Joined { Application = application, Enterprise = enterprise, Entrepreneur = entrepreneur };
        if (input.Status is { } status) all = all.Where(x => x.Application.Status == status);
        if (input.Open) all = all.Where(x => LoanApplication.Undecided.Contains(x.Application.Status));
        if (input.Board) all = all.Where(OnBoard(DecidedSince));
        if (input.DecidedFrom is { } decided) all = all.Where(x => x.Application.Decision != null && x.Application.Decision.On >= decided);
        if (input.Overdue)
        {
            var overdue = await appraisal.Overdue(ct);
            all = all.Where(x => overdue.Contains(x.Application.Id));
        }

        if (input.From is { } from) all = all.Where(x => x.Application.ReceivedOn >= from);
        if (input.To is { } to) all = all.Where(x => x.Application.ReceivedOn <= to);
        if (input.Only is { } only) all = all.Where(x => only.Contains(x.Application.Id));
        return all.Matching(
            input.Search, x => EF.Property<string>(x.Application, Search.Column),
            x => EF.Property<string>(x.Enterprise, Search.Column), x => EF.Property<string>(x.Entrepreneur, Search.Column));
    }

    private static IQueryable<Joined> Ordered(IQueryable<Joined> all, Input input)
    {
        var ordered = input.OrderBy switch
        {
            ApplicationOrder.Number => By(x => x.Application.Number),
            ApplicationOrder.Enterprise => By(x => EF.Property<string>(x.Enterprise, Search.Column)),
            ApplicationOrder.Entrepreneur => By(x => EF.Property<string>(x.Entrepreneur, Search.Column)),
            ApplicationOrder.Amount => By(x => x.Application.Request.Amount),
            ApplicationOrder.Status => By(x => x.Application.Status),
            ApplicationOrder.DaysInState => input.Descending ? all.OrderBy(x => x.Application.StateSince) : all.OrderByDescending(x => x.Application.StateSince),
            _ => By(x => x.Application.ReceivedOn),
        };
        // A page must not show a row twice: equal ones need an order as well.
        return input.Descending ? ordered.ThenByDescending(x => x.Application.Number) : ordered.ThenBy(x => x.Application.Number);

        IOrderedQueryable<Joined> By<TKey>(Expression<Func<Joined, TKey>> key) => input.Descending ? all.OrderByDescending(key) : all.OrderBy(key);
    }

    private async Task<IReadOnlyList<Row>> Rows(IQueryable<Joined> ordered, CancellationToken ct)
    {
        var today = business.Today;
        var rows = await ordered.Select(x => new Row
        {
            Id = x.Application.Id,
            Number = x.Application.Number,
            Enterprise = x.Enterprise.Profile.Name,
            Entrepreneur = x.Entrepreneur.Person.Name,
            Officer = x.Application.Officer.Name,
            Province = x.Enterprise.Profile.Province,
            Sector = x.Enterprise.Profile.Sector,
            ReceivedOn = x.Application.ReceivedOn,
            Amount = x.Application.Request.Amount,
            Status = x.Application.Status,
            Since = x.Application.StateSince,
            DecidedOn = x.Application.Decision == null ? null : x.Application.Decision.On,
            Approved = x.Application.Decision == null ? null : x.Application.Decision.Amount,
        }).ToListAsync(ct);
        foreach (var row in rows) row.DaysInState = Standing.Days(row.Since, today);
        return rows;
    }

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListApplications listApplications, CancellationToken ct) =>
        TypedResults.Ok(await listApplications.Handle(query.ToInput(), ct));

    private sealed class Joined
    {
        public required LoanApplication Application { get; init; }
        public required Enterprise Enterprise { get; init; }
        public required Entrepreneur Entrepreneur { get; init; }
    }
}
