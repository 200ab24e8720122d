using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Jobs.Daily;

/// <summary>Daily work as a job: due when the organisation's business date is newer than what its database has noted as done.</summary>
internal sealed class DailyJob<TWork, TDb>(string name, TWork work, TDb db, OrganisationDb own, IBusinessDate business) : IOrganisationJob
    where TWork : IDailyWork where TDb : ModuleDb
{
    public async Task<bool> IsDue(CancellationToken ct) => !(await DoneThrough(ct) >= business.Today);

    public async Task<bool> Step(CancellationToken ct)
    {
        // Read under the lease: another replica may have done the day since it was asked.
        var (done, today) = (await DoneThrough(ct), business.Today);
        if (done >= today) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var more = await work.Step(new(done, today), ct);
        await db.SaveChangesAsync(ct);
        if (!more) db.Held = db.Held! with { DoneThrough = today };
        await transaction.CommitAsync(ct);
        return more;
    }

    private Task<DateOnly?> DoneThrough(CancellationToken ct) => own.Leases.Where(x => x.Name == name).Select(x => x.DoneThrough).SingleOrDefaultAsync(ct);
}
