using System.Collections.Concurrent;
using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Messages;

/// <summary>How many messages of each organisation were given up and wait for an operator, as was seen last.</summary>
public sealed class ParkedMessages(OrganisationOutboxes outboxes)
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Looks into the organisation's outboxes and remembers.</summary>
    public async Task<int> Look(Organisation organisation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var count = 0;
        foreach (var open in outboxes.Of(organisation))
        {
            await using var db = open();
            count += await db.Outbox.CountAsync(x => x.ParkedAt != null, ct);
        }

        return _seen[organisation.Id] = count;
    }

    /// <summary>For health. Where none was seen this costs nothing; where some were, it looks whether they are still there.</summary>
    public async Task<int> CountOf(Organisation organisation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var seen = _seen.GetValueOrDefault(organisation.Id);
        if (seen == 0) return seen;
        try
        {
            return await Look(organisation, ct);
        }
        catch (Exception failure) when (failure is BusyException or DbException)
        {
            return seen; // its database's trouble is told beside this
        }
    }
}
