using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>The answer to a correction won’t do: it is with the applicant again, and the clock owed to them stands still.</summary>
public sealed class AskCorrectionAgain(ICurrentUser user, Clerk clerk, CorrectionDesk desk)
{
    /// <param name="Revision">Of the correction as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Correction.LongestWords, MinimumLength = 3)] string Words, long? Revision = null);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapPost("/{correction}/repetition", Post).WithSummary("Ask for a correction again").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such correction.</returns>
    /// <exception cref="RefusedException"><c>correction.not-answered</c>, <c>text.missing</c>, <c>application.already-decided</c>.</exception>
    public Task<Correction?> Handle(Id<LoanApplication> id, Id<Correction> correction, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, correction, input.Revision, ApplicationEventKind.CorrectionAskedAgain, (_, asked) =>
        {
            asked.AskAgain(input.Words, clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Correction> correction, Input input, AskCorrectionAgain act, CancellationToken ct) =>
        await act.Handle(id, correction, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
