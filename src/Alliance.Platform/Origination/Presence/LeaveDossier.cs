using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Presence;

/// <summary>Says that one has a dossier open no longer. Where it still is on another device, that one says so again.</summary>
public sealed class LeaveDossier(PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapDelete("/{id}/readers", Delete).WithTags("Applications").WithSummary("Say that a dossier is open no longer");

    public async Task Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        await db.Set<DossierReader>().Where(x => x.ApplicationId == id && x.AccountId == user.AccountId).ExecuteDeleteAsync(ct);
    }

    private static async Task<NoContent> Delete(Id<LoanApplication> id, LeaveDossier leaveDossier, CancellationToken ct)
    {
        await leaveDossier.Handle(id, ct);
        return TypedResults.NoContent();
    }
}
