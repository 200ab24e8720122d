using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>The opinion is needed no more: its links open nothing from now on, and a mail that waits is not sent. Who had been mailed is told.</summary>
public sealed class TakeBackOpinion(ICurrentUser user, Clerk clerk, OpinionDesk desk, OutsideLinks links, OpinionLetters letters, OpinionNotices notices)
{
    /// <param name="Words">Why; for those who work on the dossier.</param>
    /// <param name="Revision">Of the opinion as it was read; a later one is a lost race.</param>
    public sealed record Input([property: StringLength(OutsideOpinion.LongestReason)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapPost("/{opinion}/withdrawal", Post).WithSummary("Take back an opinion that was asked").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such opinion.</returns>
    /// <exception cref="RefusedException"><c>opinion.not-waiting</c>, <c>application.already-decided</c>.</exception>
    public Task<OutsideOpinion?> Handle(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, opinion, input.Revision, ApplicationEventKind.OutsideOpinionTakenBack, async asked =>
        {
            asked.TakeBack(input.Words, clerk.Entry);
            if (await links.WasSent(OpinionLetters.Purpose, asked.Id.Value, ct)) letters.TakeBack(asked);
            await links.TakeBack(OpinionLetters.Purpose, asked.Id.Value, ct);
            await notices.Forget(asked, ct);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, TakeBackOpinion takeBack, CancellationToken ct) =>
        await takeBack.Handle(id, opinion, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
