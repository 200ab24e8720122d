using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>What was asked of the applicant of a dossier, and who owes what on it.</summary>
public sealed class ListCorrections(PlatformDb db, ICurrentUser user, DossierChecklists checklists, DossierAccess access)
{
    public sealed record Row
    {
        public required Id<Correction> Id { get; init; }

        /// <summary>In its dossier, from 1.</summary>
        public required int Number { get; init; }

        /// <summary>Null of a document.</summary>
        public required DossierField? Field { get; init; }

        /// <summary>Code of the document; null of a field.</summary>
        public required string? Document { get; init; }

        /// <summary>Of the document, in the reader's language; its code where the checklist asks for it no more.</summary>
        public required string? DocumentName { get; init; }

        public required CorrectionFlaw Flaw { get; init; }
        public required CorrectionState State { get; init; }

        /// <summary>What has changed since it was asked; null when nothing has, or it is with nobody.</summary>
        public required CorrectionAnswer? Found { get; init; }

        /// <summary>In order of entry.</summary>
        public required IReadOnlyList<CorrectionStep> Steps { get; init; }

        /// <summary>What the reader may do about it.</summary>
        public required IReadOnlyList<CorrectionAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    /// <param name="Id">Code of a document of the checklist.</param>
    /// <param name="Name">In the reader's language.</param>
    public sealed record Document(string Id, string Name);

    /// <param name="Documents">What can be asked about, by the dossier's checklist.</param>
    public sealed record Sheet(IReadOnlyList<Row> Corrections, IReadOnlyList<Document> Documents);

    public static void Map(IEndpointRouteBuilder corrections) => corrections.MapGet("", Get).WithSummary("List the corrections of a dossier").ProducesProblem(404);

    /// <returns>Open ones first, each in the order in which they were asked; null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var checklist = await checklists.Of(application, ct);
        var all = await db.Set<Correction>().AsNoTracking().Where(x => x.ApplicationId == id).OrderBy(x => x.Number).ToListAsync(ct);
        var documents = all.Count == 0 ? [] : await AnswerCorrection.Documents(db, id, ct);
        var mayAct = application.IsUndecided && user.May(Permissions.RegisterApplications);
        return new(
            [
                .. from correction in all.OrderBy(x => !x.IsOpen).ThenBy(x => x.Number)
                   select new Row
                   {
                       Id = correction.Id,
                       Number = correction.Number,
                       Field = correction.Field,
                       Document = correction.Document,
                       DocumentName = correction.Document is { } code ? checklist.Find(code)?.NameIn(language) ?? code : null,
                       Flaw = correction.Flaw,
                       State = correction.State,
                       Found = correction.State is CorrectionState.WithApplicant ? AnswerCorrection.Found(correction, application, documents) : null,
                       Steps = [.. correction.Steps.OrderBy(x => x.Sequence)],
                       Allowed = mayAct ? [.. correction.Allowed(user.AccountId)] : [],
                       Revision = correction.Revision,
                   },
            ],
            [.. checklist.Entries.Select(x => new Document(x.Code, x.NameIn(language)))]);
    }

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListCorrections listCorrections, CancellationToken ct) =>
        await listCorrections.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
