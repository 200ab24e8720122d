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

/// <summary>Another day, hour, place or person for a visit.</summary>
/// <remarks>Calendars are told: of whoever goes, and of whoever was to go before.</remarks>
public sealed class RearrangeVisit(ICurrentUser user, Clerk clerk, VisitDesk desk)
{
    /// <param name="At">By the platform's clock: <c>10:30</c>.</param>
    /// <param name="GoesId">An account that works on dossiers; who was to go already when left out.</param>
    /// <param name="Revision">Of the visit as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required] DateOnly? On,
        [property: Required] TimeOnly? At,
        [property: Required, StringLength(Visit.LongestPlace, MinimumLength = 2)] string Place,
        Guid? GoesId = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder visits) => visits.MapPut("/{visit}", Put).WithSummary("Rearrange a visit").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such visit.</returns>
    /// <exception cref="RefusedException"><c>visit.not-planned</c>, <c>visit.nobody-goes</c>, <c>visit.before-received</c>, <c>visit.too-far</c>.</exception>
    public Task<Visit?> Handle(Id<LoanApplication> id, Id<Visit> visit, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, visit, input.Revision, async (dossier, planned) =>
        {
            // Who was to go may have left since: only somebody else is looked for.
            var goes = input.GoesId is { } account && account != planned.GoesId ? await desk.Goes(account, ct) : new(planned.GoesId, planned.GoesName);
            planned.Rearrange(new(input.On!.Value, input.At!.Value, input.Place, goes), dossier.ReceivedOn, clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<LoanApplication> id, Id<Visit> visit, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RearrangeVisit rearrangeVisit, CancellationToken ct) =>
        await rearrangeVisit.Handle(id, visit, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
