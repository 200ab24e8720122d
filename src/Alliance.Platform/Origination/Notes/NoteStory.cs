using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Notes on dossiers, and that some were removed. Not in the history of a dossier itself, which the members of its committee read.</summary>
internal sealed class NoteStory(PlatformDb db, ICurrentUser user, IStringLocalizer<NotesText> text) : IStorySource
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var notes = await db.Set<DossierNote>().AsNoTracking().Where(x => subject.Dossiers.Contains(x.ApplicationId)).ToListAsync(ct);
        if (notes.Count == 0) return [];

        var numbers = await db.Applications.AsNoTracking().Where(x => subject.Dossiers.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        return
        [
            .. from note in notes
               from step in note.Steps.OrderByDescending(x => x.Sequence)
               where step.Kind is NoteStepKind.Written or NoteStepKind.Removed
               select new StoryLine(step.On, text[step.Kind is NoteStepKind.Written ? "Note written" : "Note removed"])
               {
                   At = step.At,
                   Note = step.Kind is NoteStepKind.Written ? note.Text : null,
                   By = step.By,
                   About = numbers[note.ApplicationId],
                   Href = $"/applications/{note.ApplicationId}#notes",
                   CountsNoMore = step.Kind is NoteStepKind.Written && note.IsRemoved,
               },
        ];
    }
}
