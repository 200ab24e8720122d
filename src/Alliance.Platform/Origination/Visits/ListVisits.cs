using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Visits;

/// <summary>The visits of a dossier: planned ones first, the next before all else, then the others, the latest first.</summary>
public sealed class ListVisits(PlatformDb db, ICurrentUser user, IBusinessDate business, VisitDesk desk)
{
    public sealed record Row
    {
        public required Id<Visit> Id { get; init; }
        public required DateOnly On { get; init; }

        /// <summary>By the platform's clock.</summary>
        public required TimeOnly At { get; init; }

        public required string Place { get; init; }

        /// <summary>Whose account goes.</summary>
        public required Guid GoesId { get; init; }

        public required string GoesName { get; init; }
        public required VisitState State { get; init; }

        /// <summary>What was seen, or why it was called off; null while it is planned.</summary>
        public required string? Words { get; init; }

        /// <summary>In order of entry.</summary>
        public required IReadOnlyList<VisitStep> Steps { get; init; }

        /// <summary>What the reader may do with it.</summary>
        public required IReadOnlyList<VisitAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    /// <param name="People">Who can go; nobody, for a reader who plans none.</param>
    public sealed record Sheet(IReadOnlyList<Row> Visits, IReadOnlyList<StaffMember> People);

    public static void Map(IEndpointRouteBuilder visits) => visits.MapGet("", Get).WithSummary("List the visits of a dossier").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (!await db.Applications.AnyAsync(x => x.Id == id, ct)) return null;

        var mayWork = user.May(Permissions.RegisterApplications);
        var visits = (await db.Set<Visit>().AsNoTracking().Where(x => x.ApplicationId == id).ToListAsync(ct)).OrderBy(x => x.On).ThenBy(x => x.At).ToList();
        return new(
            [.. visits.Where(x => x.State is VisitState.Planned).Concat(visits.Where(x => x.State is not VisitState.Planned).Reverse()).Select(x => Of(x, mayWork))],
            mayWork ? await desk.People(ct) : []);
    }

    private Row Of(Visit visit, bool mayWork) => new()
    {
        Id = visit.Id,
        On = visit.On,
        At = visit.At,
        Place = visit.Place,
        GoesId = visit.GoesId,
        GoesName = visit.GoesName,
        State = visit.State,
        Words = visit.Words,
        Steps = [.. visit.Steps.OrderBy(x => x.Sequence)],
        Allowed = mayWork ? [.. visit.Allowed(business.Today)] : [],
        Revision = visit.Revision,
    };

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListVisits listVisits, CancellationToken ct) =>
        await listVisits.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
