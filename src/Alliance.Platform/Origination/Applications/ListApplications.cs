using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Alliance.Kernel;
using Alliance.Platform.Entries;
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
public sealed class ListApplications(PlatformDb db, ICurrentUser user)
{
    /// <param name="Search">Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</param>
    public sealed record Input(
        string? Search = null,
        ApplicationStatus? Status = null,
        string? Province = null,
        DateOnly? From = null,
        DateOnly? To = null,
        ApplicationOrder OrderBy = ApplicationOrder.ReceivedOn,
        bool Descending = true,
        Paging Page = default);

    /// <summary>The same as a query string.</summary>
    public sealed record Query(
        [property: StringLength(100)] string? Search,
        Word<ApplicationStatus>? Status,
        [property: StringLength(60)] string? Province,
        DateOnly? From,
        DateOnly? To,
        Word<ApplicationOrder>? OrderBy,
        bool? Descending,
        [property: Range(1, Paging.LastNumber)] int? Page,
        [property: Range(1, Paging.LargestSize)] int? Size)
    {
        internal Input ToInput() => new(
            Search, Status?.Value, Province, From, To, OrderBy?.Value ?? ApplicationOrder.ReceivedOn, Descending ?? true, Paging.Of(Page, Size));
    }

    public sealed record Row(
        Id<LoanApplication> Id, string Number, string Enterprise, string Entrepreneur, string Province, string Sector, DateOnly ReceivedOn,
        Money Amount, ApplicationStatus Status, DateOnly? DecidedOn, Money? Approved);

    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("", Get).WithSummary("List dossiers");

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        var matching = Matching(input);
        var total = await matching.CountAsync(ct);
        var rows = await Rows(Ordered(matching, input).On(input.Page)).ToListAsync(ct);
        return new(rows, total);
    }

    /// <summary>All that match, in order, one by one: for exports.</summary>
    internal IAsyncEnumerable<Row> All(Input input) => Rows(Ordered(Matching(input), input)).AsAsyncEnumerable();

    private IQueryable<Joined> Matching(Input input)
    {
        var all =
            from application in db.Applications.AsNoTracking()
            join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new Joined { Application = application, Enterprise = enterprise, Entrepreneur = entrepreneur };
        if (input.Status is { } status) all = all.Where(x => x.Application.Status == status);
        if (Blank.ToNull(input.Province) is { } province) all = all.Where(x => x.Enterprise.Profile.Province == province);
        if (input.From is { } from) all = all.Where(x => x.Application.ReceivedOn >= from);
        if (input.To is { } to) all = all.Where(x => x.Application.ReceivedOn <= to);
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

    private static IQueryable<Row> Rows(IQueryable<Joined> ordered) => ordered.Select(x => new Row(
        x.Application.Id, x.Application.Number, x.Enterprise.Profile.Name, x.Entrepreneur.Person.Name,
        x.Enterprise.Profile.Province, x.Enterprise.Profile.Sector, x.Application.ReceivedOn, x.Application.Request.Amount, x.Application.Status,
        x.Application.Decision == null ? null : x.Application.Decision.On,
        x.Application.Decision == null ? null : x.Application.Decision.Amount));

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListApplications listApplications, CancellationToken ct) =>
        TypedResults.Ok(await listApplications.Handle(query.ToInput(), ct));

    private sealed class Joined
    {
        public required LoanApplication Application { get; init; }
        public required Enterprise Enterprise { get; init; }
        public required Entrepreneur Entrepreneur { get; init; }
    }
}
