using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accompaniment.JobObservations;

/// <summary>Jobs counted on visits.</summary>
internal sealed class JobStory(PlatformDb db, ICurrentUser user, IStringLocalizer<PlatformText> text) : IStorySource
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var enterprises = await db.Enterprises.AsNoTracking().Where(x => subject.Enterprises.Contains(x.Id)).ToListAsync(ct);
        return
        [
            .. from enterprise in enterprises
               from observed in enterprise.Observations
               select new StoryLine(observed.ObservedOn, text["Jobs observed: {0} created, {1} maintained", Formats.Count(observed.JobsCreated), Formats.Count(observed.JobsMaintained)])
               {
                   About = enterprise.Profile.Name,
                   Href = $"/enterprises/{enterprise.Id}",
               },
        ];
    }
}
