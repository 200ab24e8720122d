using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Links;

/// <summary>Removes, once a day, links that are long over, and mails that were given up. Until then who opens one is told why it opens nothing.</summary>
internal sealed class ForgetLinks(PlatformDb db) : IDailyWork
{
    /// <summary>Days after a link's last one.</summary>
    public const int Kept = 180;

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        var before = days.Today.AddDays(-Kept);
        await db.Set<OutsideLink>().Where(x => x.LastDay < before).ExecuteDeleteAsync(ct);
        await db.Set<LinkMail>().Where(x => x.LastDay < before).ExecuteDeleteAsync(ct);
        return false;
    }
}
