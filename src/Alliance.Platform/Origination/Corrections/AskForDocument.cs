using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Asks the applicants of chosen dossiers for one document that they lack, in the same words, each as <see cref="AskCorrection"/> does: one that has it, or was asked already, is named and left alone.</summary>
public sealed class AskForDocument(
    PlatformDb db, DossierBatch batch, AskCorrection askCorrection, DossierChecklists checklists, ICurrentUser user, IStringLocalizer<CorrectionsText> text)
{
    /// <param name="Document">Code of a document of the platform's checklist.</param>
    /// <param name="Words">What the applicant is to do.</param>
    /// <param name="Preview">Says what would become of each, and does nothing.</param>
    public sealed record Input(
        [property: Required, StringLength(ChecklistEntry.LongestCode)] string Document,
        [property: Required, StringLength(Correction.LongestWords, MinimumLength = 3)] string Words,
        [property: Required, JsonRequired, Length(1, DossierBatch.Most)] IReadOnlyList<DossierBatch.Item> Dossiers,
        bool Preview = false);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/document-requests", Post).WithTags("Corrections of dossiers").WithSummary("Ask the applicants of chosen dossiers for a document").ProducesProblem(409);

    /// <summary>The documents of the platform's checklist, whatever the kind of project.</summary>
    public IReadOnlyList<ListCorrections.Document> Documents()
    {
        user.Demand(Permissions.RegisterApplications);
        return [.. checklists.Today.Select(x => new ListCorrections.Document(x.Code, x.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)))];
    }

    /// <exception cref="RefusedException"><c>correction.no-such-document</c>: the platform asks nobody for it; nothing is done.</exception>
    public async Task<DossierBatch.Answer> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (checklists.Today.FirstOrDefault(x => x.Code == input.Document) is not { } entry) throw new RefusedException("correction.no-such-document", "The checklist has no such document.");
        var ids = input.Dossiers.Select(x => x.Id).Distinct().ToList();
        var documents = (await db.Set<DossierDocument>().AsNoTracking().Where(x => ids.Contains(x.ApplicationId) && x.Listed == entry.Code).ToListAsync(ct)).ToLookup(x => x.ApplicationId);
        var asked = await db.Set<Correction>()
            .Where(x => ids.Contains(x.ApplicationId) && x.Document == entry.Code && (x.State == CorrectionState.WithApplicant || x.State == CorrectionState.Answered))
            .Select(x => x.ApplicationId).ToHashSetAsync(ct);
        return await batch.Each(
            input.Dossiers, await batch.Read(input.Dossiers, ct), x => Check(x, entry, documents[x.Dossier.Id], asked.Contains(x.Dossier.Id)),
            input.Preview ? null : x => askCorrection.Handle(x.Id, new(null, entry.Code, CorrectionFlaw.Missing, input.Words, Revision: x.Revision), ct), text);
    }

    private static void Check(DossierBatch.Known known, ChecklistEntry entry, IEnumerable<DossierDocument> documents, bool isAsked)
    {
        known.Dossier.DemandWorkedOn();
        if (!entry.Projects.Contains(known.Kind)) throw new RefusedException("correction.no-such-document", "The checklist has no such document.");
        if (isAsked) throw new RefusedException("correction.asked-already", "This document has been asked for, and that is open.");
        switch (Checklist.StateOf(entry, documents))
        {
            case ChecklistState.There: throw new RefusedException("correction.document-there", "This document is there.");
            case ChecklistState.BeingChecked: throw new RefusedException("correction.document-being-checked", "This document came and is being checked.");
        }
    }

    private static async Task<Ok<DossierBatch.Answer>> Post(Input input, AskForDocument askForDocument, CancellationToken ct) => TypedResults.Ok(await askForDocument.Handle(input, ct));
}
