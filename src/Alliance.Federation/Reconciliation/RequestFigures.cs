using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Federation.Reconciliation;

/// <summary>Asks a platform to announce all its months again, on the word of somebody who reconciles.</summary>
public sealed class RequestFigures(FederationDb db, PlatformRegistry platforms, ICurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/reconciliation/{platformId}/request", Post)
        .WithName("RequestFigures")
        .WithSummary("Asks a platform to announce its figures of all months again.")
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <returns>False when there is no such platform.</returns>
    /// <exception cref="RefusedException">It isn't active, or was asked a few minutes ago.</exception>
    public async Task<bool> Handle(string platformId, CancellationToken ct = default)
    {
        user.Demand(NationalPermissions.Reconcile);
        if (platforms.Find(platformId) is not { } platform) return false;
        if (platform.Status is not OrganisationStatus.Active) throw new RefusedException("reconciliation.not-active", "A platform that isn't active can't answer.");

        var asked = await db.Change(async () => db.Ask(await db.ReportOf(platform, ct), "The Alliance reconciles.", clock.GetUtcNow().UtcDateTime), ct);
        if (!asked)
            throw new RefusedException("reconciliation.asked-already", "It was asked a few minutes ago; its answer is on the way.", AskAgain.NotBefore.TotalMinutes);
        return true;
    }

    private static async Task<Results<Accepted, NotFound>> Post(string platformId, RequestFigures requestFigures, CancellationToken ct) =>
        await requestFigures.Handle(platformId, ct) ? TypedResults.Accepted((string?)null) : TypedResults.NotFound();
}
