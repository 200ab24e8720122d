using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Records that the committee looks at a dossier again another day, and what is missing until then. The officer is told.</summary>
public sealed class AdjournApplication(ICurrentUser user, DossierDecisions decisions)
{
    /// <param name="Words">What is missing.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(DateOnly Until, [property: Required, StringLength(Motion.LongestWords, MinimumLength = 3)] string Words, DateOnly DecidedOn, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/adjournment", Post).WithSummary("Record the committee's adjournment").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        return (await decisions.Record(id, new(MotionKind.Adjourn) { Until = input.Until, Words = input.Words }, input.DecidedOn, input.Revision, ct))?.Application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, AdjournApplication adjournApplication, CancellationToken ct) =>
        await adjournApplication.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
