using System.ComponentModel.DataAnnotations;
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
}

/// <summary>Dossiers, searched, filtered, ordered, page by page.</summary>
public sealed class ListApplications(PlatformDb db, ICurrentUser user, IAppraiseDossiers appraisal)
{
    public sealed record Input
    {
        /// <summary>Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</summary>
        public string? Search { get; init; }
        public ApplicationStatus? Status { get; init; }

        /// <summary>Those alone that wait for a decision, on whatever step of their way.</summary>
        public bool Open { get; init; }

        /// <summary>Those alone whose applicants are owed a decision already.</summary>
        public bool Overdue { get; init; }

        /// <summary>Null for all.</summary>
        public DossierFilter? Whose { get; init; }

        /// <summary>Received on this day or later.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Received on this day or earlier.</summary>
        public DateOnly? To { get; init; }

        /// <summary>Of those that match, these alone; null for all.</summary>
        public IReadOnlyList<Id<LoanApplication>>? Only { get; init; }
        public ApplicationOrder OrderBy { get; init; } = ApplicationOrder.ReceivedOn;
        public bool Descending { get; init; } = true;
        public Paging Page { get; init; }
    }

    /// <summary>The same as a query string.</summary>
    public sealed record Query
    {
        [StringLength(100)] public string? Search { get; init; }
        public Word<ApplicationStatus>? Status { get; init; }
        public bool? Open { get; init; }
        public bool? Overdue { get; init; }
        [StringLength(Applications.Officer.LongestName)] public string? Officer { get; init; }
        [StringLength(60)] public string? Province { get; init; }
        [StringLength(40)] public string? Sector { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public Word<ApplicationOrder>? OrderBy { get; init; }
        public bool? Descending { get; init; }
        [Range(1, Paging.LastNumber)] public int? Page { get; init; }
        [Range(1, Paging.LargestSize)] public int? Size { get; init; }

        /// <summary>Chosen rows: of those that match, these alone.</summary>
        [MaxLength(Paging.LargestSize)] public Id<LoanApplication>[]? Id { get; init; }

        /// <summary>All that match, whatever rows are chosen: somebody who takes a whole page, and then all that were found, sends both.</summary>
        public bool? All { get; init; }

        internal Input ToInput() => new()
        {
            Search = Search,
            Status = Status?.Value,
            Open = Open is true,
            Overdue = Overdue is true,
            Whose = new(Officer, Province, Sector),
            From = From,
            To = To,
            Only = All is not true && Id is { Length: > 0 } ? Id : null,
            OrderBy = OrderBy?.Value ?? ApplicationOrder.ReceivedOn,
            Descending = Descending ?? true,
            Page = Paging.Of(Page, Size),
        };
    }

    public sealed record Row
    {
        public required Id<LoanApplication> Id { get; init; }
        public required string Number { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required string Officer { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required DateOnly ReceivedOn { get; init; }
        public required Money Amount { get; init; }
        public required ApplicationStatus Status { get; init; }
        public required DateOnly? DecidedOn { get; init; }
        public required Money? Approved { get; init; }
    }

    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("", Get).WithSummary("List dossiers");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        var matching = await Matching(input, ct);
        var rows = await Rows(Ordered(matching, input).On(input.Page)).ToListAsync(ct);
        return new(rows, input.Page.TotalBy(rows.Count) ?? await matching.CountAsync(ct));
    }

    /// <summary>All that match, in order: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await Rows(Ordered(await Matching(input, ct), input)).ToListAsync(ct);
    }

    /// <summary>Of all that match, in order.</summary>
    internal async Task<IReadOnlyList<Id<LoanApplication>>> Ids(Input input, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await Ordered(await Matching(input, ct), input).Select(x => x.Application.Id).ToListAsync(ct);
    }

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
            _ => By(x => x.Application.ReceivedOn),
        };
        // A page must not show a row twice: equal ones need an order as well.
        return input.Descending ? ordered.ThenByDescending(x => x.Application.Number) : ordered.ThenBy(x => x.Application.Number);

        IOrderedQueryable<Joined> By<TKey>(Expression<Func<Joined, TKey>> key) => input.Descending ? all.OrderByDescending(key) : all.OrderBy(key);
    }

    private static IQueryable<Row> Rows(IQueryable<Joined> ordered) => ordered.Select(x => new Row
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
        DecidedOn = x.Application.Decision == null ? null : x.Application.Decision.On,
        Approved = x.Application.Decision == null ? null : x.Application.Decision.Amount,
    });

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListApplications listApplications, CancellationToken ct) =>
        TypedResults.Ok(await listApplications.Handle(query.ToInput(), ct));

    private sealed class Joined
    {
        public required LoanApplication Application { get; init; }
        public required Enterprise Enterprise { get; init; }
        public required Entrepreneur Entrepreneur { get; init; }
    }
}
