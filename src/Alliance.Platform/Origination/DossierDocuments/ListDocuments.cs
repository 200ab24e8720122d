using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The documents of a dossier beside the checklist it goes by: what is there, what is missing, what is being checked. Those taken back are shown to who can bring them back.</summary>
public sealed class ListDocuments(PlatformDb db, ICurrentUser user, DossierChecklists checklists, DossierAccess access)
{
    /// <param name="Name">In the reader's language.</param>
    public sealed record Wanted(string Code, string Name, bool IsOptional, bool IsIdentity, ChecklistState State, IReadOnlyList<Row> Documents);

    /// <param name="Name">Of the document, in the reader's language; as it is called now, where it is asked for still.</param>
    public sealed record Change(ChecklistDifference Difference, string Name);

    public sealed record Row
    {
        public required Id<DossierDocument> Id { get; init; }
        public required string Name { get; init; }
        public required StoredForm Form { get; init; }
        public required int Bytes { get; init; }
        public required string? Listed { get; init; }
        public required bool IsIdentity { get; init; }
        public required DocumentCheck Check { get; init; }
        public required bool LacksFile { get; init; }
        public required bool CanBeOpened { get; init; }
        public required bool IsWithdrawn { get; init; }

        /// <summary>Who brought it, and what became of it since.</summary>
        public required IReadOnlyList<DocumentEvent> History { get; init; }
        public required long Revision { get; init; }
    }

    /// <param name="Checklist">In the platform's order.</param>
    /// <param name="Others">Tied to nothing of the checklist, or to what it asks for no more.</param>
    /// <param name="Withdrawn">Taken back; empty for who can't bring them back.</param>
    /// <param name="Changes">What the platform asks for otherwise since the dossier was received.</param>
    /// <param name="MayChange">Whether the reader may add and take back.</param>
    public sealed record Sheet(
        IReadOnlyList<Wanted> Checklist, IReadOnlyList<Row> Others, IReadOnlyList<Row> Withdrawn, IReadOnlyList<Change> Changes, bool IsKept, bool MayChange);

    public static void Map(IEndpointRouteBuilder documents) => documents.MapGet("", Get).WithSummary("List the documents of a dossier, by its checklist");

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var (language, mayChange) = (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, user.May(Permissions.RegisterApplications));
        var checklist = await checklists.Of(application, ct);
        var all = await db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == id).ToListAsync(ct);
        var standing = all.Where(x => !x.IsWithdrawn).OrderBy(x => x.AddedAt).ThenBy(x => x.Id).ToList();
        return new(
            [.. checklist.Entries.Select(x => new Wanted(x.Code, x.NameIn(language), x.Optional, x.Identity, Checklist.StateOf(x, standing), [.. standing.Where(y => y.Listed == x.Code).Select(RowOf)]))],
            [.. standing.Where(x => x.Listed is null || checklist.Find(x.Listed) is null).Select(RowOf)],
            mayChange ? [.. all.Where(x => x.IsWithdrawn).OrderBy(x => x.AddedAt).Select(RowOf)] : [],
            [.. checklist.Changes.Select(x => new Change(x.Difference, (x.Now ?? x.Before)!.NameIn(language)))],
            checklist.IsKept,
            mayChange);
    }

    private static Row RowOf(DossierDocument document) => new()
    {
        Id = document.Id,
        Name = document.Name,
        Form = document.Form,
        Bytes = document.Bytes,
        Listed = document.Listed,
        IsIdentity = document.IsIdentity,
        Check = document.Check,
        LacksFile = document.LacksFile,
        CanBeOpened = document.CanBeOpened,
        IsWithdrawn = document.IsWithdrawn,
        History = [.. document.Events.OrderBy(x => x.Sequence)],
        Revision = document.Revision,
    };

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListDocuments listDocuments, CancellationToken ct) =>
        await listDocuments.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
