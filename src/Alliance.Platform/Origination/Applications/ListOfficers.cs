using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The officers who are in charge of dossiers, and those to whom one can be handed over.</summary>
public sealed class ListOfficers(PlatformDb db, ICurrentUser user, IStaff staff)
{
    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/officers", Get).WithSummary("List officers to whom a dossier can be handed over");

    /// <summary>Each once, under the latest of their names.</summary>
    public async Task<IReadOnlyList<Officer>> InCharge(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var known = await db.Applications.GroupBy(x => new { x.Officer.AccountId, x.Officer.Name })
            .Select(x => new { x.Key.AccountId, x.Key.Name, Latest = x.Max(y => y.ReceivedOn) }).ToListAsync(ct);
        return [.. known.GroupBy(x => new Officer(x.AccountId, x.Name).Key, StringComparer.Ordinal)
            .Select(x => x.MaxBy(y => (y.Latest, y.Name))!).Select(x => new Officer(x.AccountId, x.Name)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Accounts that may register dossiers.</summary>
    public async Task<IReadOnlyList<Officer>> ToChooseFrom(CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        return [.. (await staff.Holding(Permissions.RegisterApplications, ct)).Select(x => new Officer(x.AccountId, x.Name)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<Ok<IReadOnlyList<Officer>>> Get(ListOfficers listOfficers, CancellationToken ct) => TypedResults.Ok(await listOfficers.ToChooseFrom(ct));
}
