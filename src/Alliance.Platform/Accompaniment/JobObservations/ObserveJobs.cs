using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.JobObservations;

/// <summary>Records the jobs counted on a visit. A wrong count is corrected by observing that day again.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due.</remarks>
public sealed class ObserveJobs(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public sealed record Input(
        DateOnly ObservedOn,
        [property: Range(0, 10_000)] int JobsCreated,
        [property: Range(0, 10_000)] int JobsMaintained,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder enterprises) =>
        enterprises.MapPost("/{id}/job-observations", Post).WithSummary("Record jobs observed");

    /// <returns>The observation, or null when this platform has no such enterprise.</returns>
    public async Task<JobObservation?> Handle(Id<Enterprise> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ObserveEnterprises);
        if (await db.Enterprises.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } enterprise) return null;

        db.Expect(enterprise, input.Revision);
        var observed = enterprise.Observe(input.ObservedOn, input.JobsCreated, input.JobsMaintained, clerk.Today);
        await db.SaveChangesAsync(ct);
        return observed;
    }

    private static async Task<Results<Created<JobObservation>, NotFound>> Post(
        Id<Enterprise> id, Input input, ObserveJobs observeJobs, CancellationToken ct) =>
        await observeJobs.Handle(id, input, ct) is { } observed
            ? TypedResults.Created($"/api/enterprises/{id}", observed)
            : TypedResults.NotFound();
}
