using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Drafts;

/// <summary>Removes, once a day, drafts that nobody is given back any more.</summary>
internal sealed class ForgetOldDrafts(IdentityDb db, TimeProvider clock) : IDailyWork
{
    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<Draft>().Where(x => x.ForgottenAfter <= now).ExecuteDeleteAsync(ct);
        return false;
    }
}
