using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Notes;

/// <summary>The notes on a dossier: pinned ones first, then the latest.</summary>
public sealed class ListNotes(PlatformDb db, ICurrentUser user, NoteDesk desk)
{
    public sealed record Row
    {
        public required Id<DossierNote> Id { get; init; }

        /// <summary>Null once it is removed.</summary>
        public required string? Text { get; init; }

        public required string Author { get; init; }

        /// <summary>The business day.</summary>
        public required DateOnly WrittenOn { get; init; }

        public required bool IsPinned { get; init; }
        public required bool IsRemoved { get; init; }
        public required IReadOnlyList<Person> Mentions { get; init; }

        /// <summary>In order of entry, with what it said before.</summary>
        public required IReadOnlyList<NoteStep> Steps { get; init; }

        /// <summary>What the reader may do with it.</summary>
        public required IReadOnlyList<NoteAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    /// <summary>Somebody who is mentioned, or can be.</summary>
    /// <param name="MayRead">Else a mention tells them nothing.</param>
    public sealed record Person(Guid AccountId, string Name, bool MayRead);

    /// <param name="People">Who can be mentioned, by name; nobody, for a reader who writes no notes.</param>
    public sealed record Sheet(IReadOnlyList<Row> Notes, IReadOnlyList<Person> People);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapGet("", Get).WithSummary("List the notes on a dossier").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (!await db.Applications.AnyAsync(x => x.Id == id, ct)) return null;

        var (mayWrite, who, readers) = (user.May(Permissions.RegisterApplications), desk.Who, await desk.Readers(ct));
        var notes = await db.Set<DossierNote>().AsNoTracking().Where(x => x.ApplicationId == id).ToListAsync(ct);
        return new(
            [
                .. from note in notes.OrderByDescending(x => x.IsPinned).ThenByDescending(x => x.WrittenAt).ThenByDescending(x => x.Id.Value)
                   let steps = note.Steps.OrderBy(x => x.Sequence).ToList()
                   select new Row
                   {
                       Id = note.Id,
                       Text = note.Text,
                       Author = note.Author,
                       WrittenOn = steps[0].On,
                       IsPinned = note.IsPinned,
                       IsRemoved = note.IsRemoved,
                       Mentions = [.. note.Mentions.OrderBy(x => x.Name, StringComparer.CurrentCulture).Select(x => new Person(x.AccountId, x.Name, readers.Contains(x.AccountId)))],
                       Steps = steps,
                       Allowed = mayWrite ? [.. note.Allowed(who)] : [],
                       Revision = note.Revision,
                   },
            ],
            mayWrite ? [.. (await desk.People(ct)).Where(x => x.AccountId != who.AccountId).Select(x => new Person(x.AccountId, x.Name, readers.Contains(x.AccountId)))] : []);
    }

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListNotes listNotes, CancellationToken ct) =>
        await listNotes.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
