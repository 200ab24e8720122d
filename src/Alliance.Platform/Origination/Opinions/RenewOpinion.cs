using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Gives the outsider another deadline, also when the first is over. They are sent a new link; earlier ones open nothing any more.</summary>
public sealed class RenewOpinion(ICurrentUser user, Clerk clerk, TenantContext tenant, OpinionDesk desk, OutsideLinks links, OpinionLetters letters, OpinionNotices notices)
{
    /// <param name="Deadline">The last good day.</param>
    /// <param name="Revision">Of the opinion as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] DateOnly? Deadline, long? Revision = null);

    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapPost("/{opinion}/renewal", Post).WithSummary("Give an outsider another deadline and a new link").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such opinion.</returns>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>opinion.deadline-out-of-bounds</c>, <c>application.already-decided</c>.</exception>
    public Task<OutsideOpinion?> Handle(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, opinion, input.Revision, ApplicationEventKind.OutsideOpinionRenewed, async asked =>
        {
            asked.Renew((input.Deadline!.Value, OpinionSettings.Of(tenant.Organisation).MostDays), clerk.Entry);
            await links.TakeBack(OpinionLetters.Purpose, asked.Id.Value, ct);
            await notices.Forget(asked, ct);
            letters.Renew(asked);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RenewOpinion renew, CancellationToken ct) =>
        await renew.Handle(id, opinion, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
