using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Where notes on dossiers are found, and whoever is mentioned is told. Asks for no permission: that is the use case's.</summary>
/// <remarks>A mention gives no right: whoever may not read dossiers is told nothing at all, neither by the bell nor by mail, and the writer is told that.</remarks>
public sealed class NoteDesk(PlatformDb db, ICurrentUser user, IStaff staff, Clerk clerk, RaiseNotice raise)
{
    public static NoticeKind Mentioned { get; } = new("note-mention", typeof(NotesText), Permissions.ReadApplications);

    internal Entry Entry => clerk.Entry;

    internal NoteWriter Who => new(user.AccountId, user.May(Permissions.DecideApplications));

    internal Task<LoanApplication?> Dossier(Id<LoanApplication> id, CancellationToken ct) => db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);

    /// <summary>Accounts that read notes.</summary>
    internal async Task<IReadOnlySet<Guid>> Readers(CancellationToken ct) => (await staff.Holding(Permissions.ReadApplications, ct)).Select(x => x.AccountId).ToHashSet();

    /// <summary>Whom a note can be brought to the attention of; also those who can't read it, of which the writer is told.</summary>
    internal async Task<IReadOnlyList<StaffMember>> People(CancellationToken ct) =>
        [.. (await staff.Everybody(ct)).DistinctBy(x => x.AccountId).OrderBy(x => x.Name, StringComparer.CurrentCulture)];

    /// <exception cref="RefusedException"><c>note.no-such-person</c>.</exception>
    internal async Task<IReadOnlyList<NoteMention>> Mentions(IReadOnlyList<Guid>? accounts, CancellationToken ct)
    {
        if (accounts is not { Count: > 0 }) return [];
        var people = (await People(ct)).ToDictionary(x => x.AccountId);
        return [.. accounts.Distinct().Select(x => people.TryGetValue(x, out var person) ? new NoteMention(x, person.Name) : throw new RefusedException("note.no-such-person", "No account of this platform has this id."))];
    }

    /// <param name="revision">Of the note as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when this dossier has no such note.</returns>
    internal async Task<DossierNote?> Do(Id<LoanApplication> application, Id<DossierNote> id, long? revision, Func<DossierNote, Task> act, CancellationToken ct)
    {
        if (await db.Set<DossierNote>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } note) return null;
        db.Expect(note, revision);
        await act(note);
        await db.SaveChangesAsync(ct);
        return note;
    }

    /// <summary>Tells those who are mentioned and may read it, each once.</summary>
    /// <returns>Names of those who are told nothing, since they may not read it.</returns>
    internal async Task<IReadOnlyList<string>> Tell(DossierNote note, LoanApplication dossier, CancellationToken ct)
    {
        if (note.Mentions.Count == 0) return [];
        var readers = await Readers(ct);
        var about = await db.Enterprises.Where(x => x.Id == dossier.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct);
        await raise.Each(
            Mentioned,
            [
                .. from mention in note.Mentions
                   where readers.Contains(mention.AccountId)
                   select new NoticeFact($"{note.Id}", $"/applications/{dossier.Id}#notes") { AccountId = mention.AccountId, Details = [dossier.Number], About = about },
            ],
            ct);
        return [.. note.Mentions.Where(x => !readers.Contains(x.AccountId)).Select(x => x.Name).Order(StringComparer.CurrentCulture)];
    }

    /// <summary>Nobody's attention is asked for any more.</summary>
    internal Task Forget(DossierNote note, CancellationToken ct) => raise.Settle(Mentioned, $"{note.Id}", ct);
}
