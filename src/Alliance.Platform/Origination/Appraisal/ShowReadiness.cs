using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>How far a dossier is on its way to the committee: what is missing, and the days owed to the applicant.</summary>
public sealed class ShowReadiness(PlatformDb db, DossierReadiness readiness, DossierClocks clocks, DossierAccess access)
{
    /// <param name="Missing">What keeps it from being ready; empty once it was decided.</param>
    /// <param name="Clock">Null while no days are owed.</param>
    public sealed record Standing(ApplicationStatus Status, IReadOnlyList<Lacking> Missing, ApplicantClock? Clock);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}/readiness", Get).WithSummary("Show what a dossier lacks, and the days owed to the applicant").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Standing?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        return await access.DemandReading(id, ct) ? await Of(id, ct) : null;
    }

    /// <summary>The same, for use cases that have asked who may.</summary>
    internal async Task<Standing?> Of(Id<LoanApplication> id, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;
        return new(application.Status, application.IsUndecided ? await readiness.Missing(application, ct) : [], await clocks.Of(application, ct));
    }

    private static async Task<Results<Ok<Standing>, NotFound>> Get(Id<LoanApplication> id, ShowReadiness showReadiness, CancellationToken ct) =>
        await showReadiness.Handle(id, ct) is { } standing ? TypedResults.Ok(standing) : TypedResults.NotFound();
}
