using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Visits;

/// <summary>A visit does not take place.</summary>
/// <remarks>The calendar of whoever was to go is told.</remarks>
public sealed class CallOffVisit(ICurrentUser user, Clerk clerk, VisitDesk desk)
{
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">Of the visit as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Reason, long? Revision = null);

    public static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{visit}/calling-off", Post).WithSummary("Call a visit off").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such visit.</returns>
    /// <exception cref="RefusedException"><c>visit.not-planned</c>.</exception>
    public Task<Visit?> Handle(Id<LoanApplication> id, Id<Visit> visit, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, visit, input.Revision, (_, planned) =>
        {
            planned.CallOff(input.Reason, clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Visit> visit, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, CallOffVisit act, CancellationToken ct) =>
        await act.Handle(id, visit, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
