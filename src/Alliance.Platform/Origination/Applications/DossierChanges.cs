using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What happened to dossiers.</summary>
internal sealed class DossierChanges(PlatformDb db, IStringLocalizer<PlatformText> text) : IRecentChanges
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var happened = await (
            from application in db.Applications.AsNoTracking()
            from x in application.Events
            orderby x.At descending, x.Sequence descending
            select new { application.Id, application.Number, x.Kind, x.At, x.By }).Take(most).ToListAsync(ct);
        return happened.ConvertAll(x => new RecentChange(x.At, x.By, text[$"history.{KebabCase.Of(x.Kind)}"], $"/applications/{x.Id}") { About = x.Number });
    }
}
