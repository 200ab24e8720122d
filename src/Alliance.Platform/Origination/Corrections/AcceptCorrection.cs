using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>The answer to a correction will do. Nobody owes anything on it any more.</summary>
public sealed class AcceptCorrection(ICurrentUser user, Clerk clerk, CorrectionDesk desk)
{
    /// <param name="Revision">Of the correction as it was read; a later one is a lost race.</param>
    public sealed record Input(long? Revision = null);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapPost("/{correction}/acceptance", Post).WithSummary("Accept the answer to a correction").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such correction.</returns>
    /// <exception cref="RefusedException"><c>correction.not-answered</c>, <c>application.already-decided</c>.</exception>
    public Task<Correction?> Handle(Id<LoanApplication> id, Id<Correction> correction, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, correction, input.Revision, ApplicationEventKind.CorrectionAccepted, (_, asked) =>
        {
            asked.Accept(clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Correction> correction, Input input, AcceptCorrection act, CancellationToken ct) =>
        await act.Handle(id, correction, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
