using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Messages;

/// <summary>Hands what an organisation announced to the transport, at least once and in order: a row is deleted only after the transport took it.</summary>
public sealed class OutboxRelay(TenantContext tenant, IEnumerable<ModuleDbRegistration> modules, Handover handover, IServiceProvider services) : IOrganisationJob
{
    private const int BatchSize = 100;

    public async Task<bool> IsDue(CancellationToken ct)
    {
        foreach (var module in Modules)
        {
            await using var db = module.Create(services, tenant.Organisation);
            if (await db.Outbox.AnyAsync(ct)) return true;
        }

        return false;
    }

    /// <summary>A batch of each module in turn.</summary>
    public async Task<bool> Step(CancellationToken ct)
    {
        var more = false;
        foreach (var module in Modules) more |= await RelayBatch(module, ct);
        return more;
    }

    private IEnumerable<ModuleDbRegistration> Modules => modules.Where(x => x.Kinds.HasFlag(tenant.Organisation.Kind));

    private async Task<bool> RelayBatch(ModuleDbRegistration module, CancellationToken ct)
    {
        await using var db = module.Create(services, tenant.Organisation);
        var batch = await db.Outbox.AsNoTracking().OrderBy(x => x.Id).Take(BatchSize).ToListAsync(ct);
        foreach (var message in batch)
        {
            await handover.Publish(tenant.Organisation, message, ct);
            await db.Outbox.Where(x => x.Id == message.Id).ExecuteDeleteAsync(ct);
        }

        OrganisationTelemetry.Relayed.Add(batch.Count, new KeyValuePair<string, object?>(OrganisationTelemetry.Tagged, tenant.Organisation.Id));
        return batch.Count == BatchSize;
    }
}
