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

/// <summary>Asks the applicant for a field or a document that is wrong, missing or outdated. A dossier that was ready is worked on again, and the clock owed to the applicant stands still.</summary>
/// <remarks>The officer in charge is told when somebody else asks.</remarks>
public sealed class AskCorrection(PlatformDb db, ICurrentUser user, Clerk clerk, DossierChecklists checklists, CorrectionDesk desk, DossierNotices notices)
{
    /// <param name="Field">Of the dossier; null for a document.</param>
    /// <param name="Document">Code of a document of the dossier's checklist; null for a field.</param>
    /// <param name="Words">What the applicant is to do.</param>
    /// <param name="AskedOn">Today when left out.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        DossierField? Field,
        [property: StringLength(ChecklistEntry.LongestCode)] string? Document,
        [property: Required] CorrectionFlaw? Flaw,
        [property: Required, StringLength(Correction.LongestWords, MinimumLength = 3)] string Words,
        DateOnly? AskedOn = null,
        long? Revision = null);

    public sealed record Asked(Id<Correction> Id, int Number);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapPost("", Post).WithSummary("Ask for a correction").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.already-decided</c>, <c>application.stands-on-agenda</c>, <c>application.not-in-appraisal</c>, <c>correction.about-nothing</c>, <c>correction.no-such-document</c>, <c>correction.too-many</c>, <c>correction.in-the-future</c>, <c>correction.too-early</c>.</exception>
    public async Task<Asked?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        var document = Blank.ToNull(input.Document);
        if (document is not null && (await checklists.Of(application, ct)).Find(document) is null) throw new RefusedException("correction.no-such-document", "The checklist has no such document.");
        var number = await db.Set<Correction>().CountAsync(x => x.ApplicationId == id, ct) + 1;
        if (number > Correction.MostOfDossier) throw new RefusedException("correction.too-many", $"A dossier has at most {Correction.MostOfDossier} corrections.", Correction.MostOfDossier);
        application.BeAskedAbout(clerk.Entry);
        var correction = new Correction(application, number, new(input.Field, document), input.Flaw!.Value, input.Words, input.AskedOn ?? clerk.Today, user.AccountId, clerk.Entry);
        db.Add(correction);
        await notices.WaitNoMore(application, ct);
        await desk.WriteDown(application, correction, ApplicationEventKind.CorrectionAsked, ct);
        return new(correction.Id, number);
    }

    private static async Task<Results<Created<Asked>, NotFound>> Post(Id<LoanApplication> id, Input input, AskCorrection askCorrection, CancellationToken ct) =>
        await askCorrection.Handle(id, input, ct) is { } asked ? TypedResults.Created($"/api/applications/{id}/corrections", asked) : TypedResults.NotFound();
}
