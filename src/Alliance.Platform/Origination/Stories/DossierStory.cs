using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Stories;

/// <summary>Dossiers received, decided, handed over, corrected.</summary>
internal sealed class DossierStory(PlatformDb db, ICurrentUser user, IStringLocalizer<PlatformText> text) : IStorySource
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var dossiers = await db.Applications.AsNoTracking().Where(x => subject.Dossiers.Contains(x.Id)).ToListAsync(ct);
        return
        [
            .. from dossier in dossiers
               from happened in dossier.Events.OrderByDescending(x => x.Sequence) // of one entry the last step first
               select new StoryLine(happened.On, text["history." + KebabCase.Of(happened.Kind)])
               {
                   At = happened.At,
                   Note = EventNotes.Of(happened),
                   Amount = AmountOf(dossier, happened),
                   By = happened.By,
                   About = dossier.Number,
                   Href = $"/applications/{dossier.Id}",
               },
        ];
    }

    /// <summary>Asked for, or granted by the decision that stands.</summary>
    private static Money? AmountOf(LoanApplication dossier, ApplicationEvent happened) => happened.Kind switch
    {
        ApplicationEventKind.Received => dossier.Request.Amount,
        ApplicationEventKind.Approved when happened.Sequence == dossier.Events.Where(x => x.Kind is ApplicationEventKind.Approved).Max(x => x.Sequence) => dossier.Decision?.Amount,
        _ => null,
    };
}
