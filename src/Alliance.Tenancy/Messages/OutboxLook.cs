using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Messages;

/// <summary>Finds what nobody signalled to this process: what one that died left behind, or an operator sends again.</summary>
/// <remarks>Every replica looks, and none needs a turn for it: the relay takes one for each recipient. A killed process would keep one for half a minute.</remarks>
public sealed class OutboxLook(TenantContext tenant, OrganisationOutboxes outboxes, ParkedMessages parked, OutboxSignals signals) : IOrganisationJob
{
    public async Task<bool> IsDue(CancellationToken ct)
    {
        await parked.Look(tenant.Organisation, ct);
        foreach (var open in outboxes.Of(tenant.Organisation))
        {
            await using var db = open();
            foreach (var recipient in await db.Outbox.Where(x => x.ParkedAt == null).Select(x => x.Recipient).Distinct().ToListAsync(ct))
                signals.Written(tenant.Organisation.Id, recipient);
        }

        return false;
    }

    public Task<bool> Step(CancellationToken ct) => Task.FromResult(false);
}
