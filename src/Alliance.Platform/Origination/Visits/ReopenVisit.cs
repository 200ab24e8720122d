using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Visits;

/// <summary>A visit was said to have taken place, or called off, by mistake: it is planned, as it was.</summary>
/// <remarks>The calendar of whoever goes is told, where the day is to come.</remarks>
public sealed class ReopenVisit(ICurrentUser user, Clerk clerk, VisitDesk desk)
{
    /// <param name="Revision">Of the visit as it was read; a later one is a lost race.</param>
    public sealed record Input(long? Revision = null);

    public static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{visit}/reopening", Post).WithSummary("Take back that a visit took place or was called off").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such visit.</returns>
    /// <exception cref="RefusedException"><c>visit.is-planned</c>.</exception>
    public Task<Visit?> Handle(Id<LoanApplication> id, Id<Visit> visit, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, visit, input.Revision, (_, planned) =>
        {
            planned.Reopen(clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Visit> visit, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, ReopenVisit act, CancellationToken ct) =>
        await act.Handle(id, visit, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
