using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>One enterprise with the jobs observed in it.</summary>
public sealed class ShowEnterprise(PlatformDb db, ICurrentUser user)
{
    /// <param name="Observations">Oldest first.</param>
    public sealed record Seen(Id<Enterprise> Id, EnterpriseProfile Profile, IReadOnlyList<JobObservation> Observations, long Revision);

    public static void Map(IEndpointRouteBuilder enterprises) => enterprises.MapGet("/{id}", Get).WithSummary("Show an enterprise and its jobs");

    /// <returns>Null when this platform has no such enterprise.</returns>
    public async Task<Seen?> Handle(Id<Enterprise> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } enterprise
            ? new(enterprise.Id, enterprise.Profile, [.. enterprise.ObservationsInOrder()], enterprise.Revision)
            : null;
    }

    private static async Task<Results<Ok<Seen>, NotFound>> Get(Id<Enterprise> id, ShowEnterprise showEnterprise, CancellationToken ct) =>
        await showEnterprise.Handle(id, ct) is { } seen ? TypedResults.Ok(seen) : TypedResults.NotFound();
}
