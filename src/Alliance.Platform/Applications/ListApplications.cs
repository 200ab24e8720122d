using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Applications;

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
    /// <param name="Search">Part of the number, of the enterprise's or the entrepreneur's name.</param>
    /// <param name="Page">From 0.</param>
    public sealed record Input(
        [property: StringLength(100)] string? Search = null,
        ApplicationStatus? Status = null,
        [property: StringLength(60)] string? Province = null,
        DateOnly? From = null,
        DateOnly? To = null,
        ApplicationOrder OrderBy = ApplicationOrder.ReceivedOn,
        bool Descending = true,
        [property: Range(0, 100_000)] int Page = 0,
        [property: Range(1, 200)] int Size = 25);

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
        var rows = await Ordered(matching, input).Skip(input.Page * input.Size).Take(input.Size).ToListAsync(ct);
        return new(rows, total);
    }

    /// <summary>All that match, in order, one by one: for exports.</summary>
    internal IAsyncEnumerable<Row> All(Input input) => Ordered(Matching(input), input).AsAsyncEnumerable();

    private IQueryable<Row> Matching(Input input)
    {
        var rows =
            from application in db.Applications.AsNoTracking()
            join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new { application, enterprise.Profile, entrepreneur.Person };
        if (input.Status is { } status) rows = rows.Where(x => x.application.Status == status);
        if (Blank.ToNull(input.Province) is { } province) rows = rows.Where(x => x.Profile.Province == province);
        if (input.From is { } from) rows = rows.Where(x => x.application.ReceivedOn >= from);
        if (input.To is { } to) rows = rows.Where(x => x.application.ReceivedOn <= to);
        if (Blank.ToNull(input.Search) is { } search)
        {
            var pattern = $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(x => EF.Functions.Like(x.application.Number, pattern, "\\")
                || EF.Functions.Like(x.Profile.Name, pattern, "\\") || EF.Functions.Like(x.Person.Name, pattern, "\\"));
        }

        return rows.Select(x => new Row(
            x.application.Id, x.application.Number, x.Profile.Name, x.Person.Name, x.Profile.Province, x.Profile.Sector, x.application.ReceivedOn,
            x.application.Request.Amount, x.application.Status,
            x.application.Decision == null ? null : x.application.Decision.On,
            x.application.Decision == null ? null : x.application.Decision.Amount));
    }

    private static IQueryable<Row> Ordered(IQueryable<Row> rows, Input input)
    {
        var ordered = (input.OrderBy, input.Descending) switch
        {
            (ApplicationOrder.Number, false) => rows.OrderBy(x => x.Number),
            (ApplicationOrder.Number, true) => rows.OrderByDescending(x => x.Number),
            (ApplicationOrder.Enterprise, false) => rows.OrderBy(x => x.Enterprise),
            (ApplicationOrder.Enterprise, true) => rows.OrderByDescending(x => x.Enterprise),
            (ApplicationOrder.Entrepreneur, false) => rows.OrderBy(x => x.Entrepreneur),
            (ApplicationOrder.Entrepreneur, true) => rows.OrderByDescending(x => x.Entrepreneur),
            (ApplicationOrder.Amount, false) => rows.OrderBy(x => x.Amount),
            (ApplicationOrder.Amount, true) => rows.OrderByDescending(x => x.Amount),
            (ApplicationOrder.Status, false) => rows.OrderBy(x => x.Status),
            (ApplicationOrder.Status, true) => rows.OrderByDescending(x => x.Status),
            (_, false) => rows.OrderBy(x => x.ReceivedOn),
            (_, true) => rows.OrderByDescending(x => x.ReceivedOn),
        };
        // A page must not show a row twice: equal ones need an order as well.
        return input.Descending ? ordered.ThenByDescending(x => x.Number) : ordered.ThenBy(x => x.Number);
    }

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListApplications listApplications, CancellationToken ct) =>
        TypedResults.Ok(await listApplications.Handle(query.ToInput(), ct));

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    internal sealed record Query(
        [property: StringLength(100)] string? Search, ApplicationStatus? Status, [property: StringLength(60)] string? Province, DateOnly? From, DateOnly? To,
        ApplicationOrder? OrderBy, bool? Descending, [property: Range(0, 100_000)] int? Page, [property: Range(1, 200)] int? Size)
    {
        public Input ToInput() => new(
            Search, Status, Province, From, To, OrderBy ?? ApplicationOrder.ReceivedOn, Descending ?? true, Page ?? 0, Size ?? 25);
    }
}
