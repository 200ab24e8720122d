using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>Removes, once a day, notices that nobody is shown any more, with what was read and mailed of them.</summary>
internal sealed class ForgetNotices(PlatformDb db) : IDailyWork
{
    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        await db.Set<Notice>().Where(x => x.ExpiresOn < days.Today).ExecuteDeleteAsync(ct);
        return false;
    }
}
