using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Puts another officer in charge of a dossier and of its loan.</summary>
/// <remarks>Follows in the same transaction, before the commit: the open tasks about it of who was in charge, the enterprise's figures due. Who is in charge from now on is told.</remarks>
public sealed class HandOverApplication(PlatformDb db, ICurrentUser user, IStaff staff, Clerk clerk, DossierNotices notices, GiveTasksOn tasks)
{
    /// <param name="OfficerId">An account that may register dossiers.</param>
    public sealed record Input([property: Required] Guid? OfficerId, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/officer", Post).WithSummary("Hand a dossier over to another officer");

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var officer = (await staff.Holding(Permissions.RegisterApplications, ct)).FirstOrDefault(x => x.AccountId == input.OfficerId)
            ?? throw new RefusedException("application.no-such-officer", "No account of this platform with this id may register dossiers.");
        db.Expect(application, input.Revision);
        application.DemandOther(new(officer.AccountId, officer.Name));
        var along = application.Officer.AccountId is { } from ? await tasks.Handle(LoanApplication.TasksKind, id.Value, from, officer, clerk.Entry, ct) : 0;
        application.HandOver(new(officer.AccountId, officer.Name), clerk.Entry, along);
        await notices.HandOver(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<LoanApplication> id, Input input, HandOverApplication handOverApplication, CancellationToken ct) =>
        await handOverApplication.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
