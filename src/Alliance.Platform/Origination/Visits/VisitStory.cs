using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Visits that are planned, took place or were called off. Not in the history of a dossier itself, which the members of its committee read.</summary>
internal sealed class VisitStory(PlatformDb db, ICurrentUser user, IStringLocalizer<VisitsText> text) : IStorySource
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var visits = await db.Set<Visit>().AsNoTracking().Where(x => subject.Dossiers.Contains(x.ApplicationId)).ToListAsync(ct);
        if (visits.Count == 0) return [];

        var numbers = await db.Applications.AsNoTracking().Where(x => subject.Dossiers.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        return
        [
            .. from visit in visits
               from step in visit.Steps.OrderByDescending(x => x.Sequence)
               where step.Kind is VisitStepKind.Planned or VisitStepKind.Done or VisitStepKind.CalledOff
               select new StoryLine(step.Kind is VisitStepKind.Done ? visit.On : step.On, text["story." + KebabCase.Of(step.Kind)])
               {
                   At = step.EnteredAt,
                   Note = step.Words ?? step.Place,
                   By = step.By,
                   About = numbers[visit.ApplicationId],
                   Href = $"/applications/{visit.ApplicationId}#visits",
                   CountsNoMore = step.Kind is not VisitStepKind.Planned && step.Sequence != visit.Steps.Max(x => x.Sequence),
               },
        ];
    }
}
