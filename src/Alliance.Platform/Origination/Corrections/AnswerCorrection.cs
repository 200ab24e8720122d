using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>The applicant has answered, and an officer records it: the field was corrected, the document replaced, or it is said in words. The clock owed to the applicant goes on.</summary>
/// <remarks>Who asked is told.</remarks>
public sealed class AnswerCorrection(PlatformDb db, ICurrentUser user, Clerk clerk, CorrectionDesk desk)
{
    /// <param name="Words">Needed where neither the field was corrected nor a document came since it was asked.</param>
    /// <param name="AnsweredOn">The day the answer came; today when left out.</param>
    /// <param name="Revision">Of the correction as it was read; a later one is a lost race.</param>
    public sealed record Input([property: StringLength(Correction.LongestWords)] string? Words = null, DateOnly? AnsweredOn = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapPost("/{correction}/answer", Post).WithSummary("Record the applicant's answer to a correction").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such correction.</returns>
    /// <exception cref="RefusedException"><c>correction.not-asked</c>, <c>correction.nothing-answered</c>, <c>correction.in-the-future</c>, <c>correction.too-early</c>, <c>application.already-decided</c>.</exception>
    public Task<Correction?> Handle(Id<LoanApplication> id, Id<Correction> correction, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, correction, input.Revision, ApplicationEventKind.CorrectionAnswered, async (application, asked) =>
        {
            var how = Found(asked, application, await Documents(db, id, ct));
            asked.Reply(how ?? CorrectionAnswer.InWords, input.Words, input.AnsweredOn ?? clerk.Today, clerk.Entry);
        }, ct);
    }

    internal static Task<List<DossierDocument>> Documents(PlatformDb db, Id<LoanApplication> id, CancellationToken ct) =>
        db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == id && !x.IsWithdrawn).ToListAsync(ct);

    /// <summary>What has changed since it was asked; null when nothing has.</summary>
    internal static CorrectionAnswer? Found(Correction asked, LoanApplication application, IEnumerable<DossierDocument> documents) =>
        asked.Field is { } field && application.Events.Any(x => x.At >= asked.AskedAt && x.Changes.Any(y => y.Field == field)) ? CorrectionAnswer.FieldCorrected
        : asked.Document is { } code && documents.Any(x => x.Listed == code && x.AddedAt >= asked.AskedAt) ? CorrectionAnswer.DocumentReplaced
        : null;

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<Correction> correction, Input input, AnswerCorrection answer, CancellationToken ct) =>
        await answer.Handle(id, correction, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
