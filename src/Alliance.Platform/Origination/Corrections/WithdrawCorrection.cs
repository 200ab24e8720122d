using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Whoever asked for a correction needs it no more.</summary>
public sealed class WithdrawCorrection(ICurrentUser user, Clerk clerk, CorrectionDesk desk)
{
    /// <param name="Revision">Of the correction as it was read; a later one is a lost race.</param>
    public sealed record Input([property: StringLength(Correction.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapPost("/{correction}/withdrawal", Post).WithSummary("Withdraw a correction that one has asked for").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such correction.</returns>
    /// <exception cref="RefusedException"><c>correction.settled</c>, <c>correction.of-somebody-else</c>, <c>application.already-decided</c>.</exception>
    public Task<Correction?> Handle(Id<LoanApplication> id, Id<Correction> correction, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, correction, input.Revision, ApplicationEventKind.CorrectionWithdrawn, (_, asked) =>
        {
            asked.Withdraw(user.AccountId, clerk.Entry, Blank.NoteToNull(input.Words));
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Correction> correction, Input input, WithdrawCorrection act, CancellationToken ct) =>
        await act.Handle(id, correction, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
