using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Writes to the outsider again, with another link that opens the same: at most once a day, and as often as the platform's file allows.</summary>
public sealed class RemindOutsider(ICurrentUser user, Clerk clerk, TenantContext tenant, OpinionDesk desk, OpinionLetters letters)
{
    /// <param name="Revision">Of the opinion as it was read; a later one is a lost race.</param>
    public sealed record Input(long? Revision = null);

    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapPost("/{opinion}/reminder", Post).WithSummary("Remind an outsider of an opinion").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such opinion.</returns>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>opinion.expired</c>, <c>opinion.reminded-today</c>, <c>opinion.reminded-enough</c>, <c>application.already-decided</c>.</exception>
    public Task<OutsideOpinion?> Handle(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, opinion, input.Revision, null, asked =>
        {
            asked.Remind(OpinionSettings.Of(tenant.Organisation).MostReminders, clerk.Entry);
            letters.Remind(asked);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RemindOutsider remind, CancellationToken ct) =>
        await remind.Handle(id, opinion, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
