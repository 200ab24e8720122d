using System.Collections.Concurrent;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Keeps a platform's figures while the host serves: at once after a change, and with each new business date; and tells a year when it is time.</summary>
public sealed class FiguresJob(FiguresKeeper keeper, TellYears years, TenantContext tenant, JobProgress progress, FiguresJob.Inventories inventories) : IOrganisationJob
{
    public async Task<bool> IsDue(CancellationToken ct) => !inventories.Have(tenant.Organisation.Id) || await keeper.IsBehind(ct) || await years.IsDue(ct);

    public async Task<bool> Step(CancellationToken ct)
    {
        if (await keeper.CatchUp(progress, ct)) return true;
        await years.Handle(ct);
        if (inventories.Have(tenant.Organisation.Id)) return false;

        await keeper.AnnounceInventory(ct);
        inventories.Add(tenant.Organisation.Id);
        return false;
    }

    /// <summary>The platforms that have announced their inventory since this process began: what died with the one before is then missed and asked for.</summary>
    public sealed class Inventories
    {
        private readonly ConcurrentDictionary<string, bool> _announced = new(StringComparer.Ordinal);

        internal bool Have(string organisationId) => _announced.ContainsKey(organisationId);

        internal void Add(string organisationId) => _announced.TryAdd(organisationId, true);
    }
}
