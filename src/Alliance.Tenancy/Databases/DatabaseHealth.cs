using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Databases;

/// <summary>Whether an organisation's database does what it is asked, for operators.</summary>
public sealed class DatabaseHealth(OrganisationDatabases databases, ModuleDbPools<OrganisationDb> pools)
{
    /// <summary>Who asks for the health of all doesn't wait for one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>What trouble a database has. Without any noted this costs nothing; what was noted is looked at again by writing, since perhaps nobody else does.</summary>
    /// <remarks>But for a full disk: it has room for this little long before it has for a payment, so it is full until a transaction has been committed.</remarks>
    public async Task<DatabaseTrouble?> TroubleOf(Organisation organisation, CancellationToken ct)
    {
        var condition = databases.Of(organisation).Condition;
        if (condition.Trouble is null or DatabaseTrouble.Full) return condition.Trouble;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await using var db = pools.Lease(organisation);
            await db.Stamps.ExecuteUpdateAsync(x => x.SetProperty(y => y.OrganisationId, y => y.OrganisationId), patience.Token); // as it was, but written
            condition.Wrote();
        }
        catch (Exception failure) when (failure is BusyException or DbException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            // It is as it was, or otherwise: noted by whoever stands around the statement.
        }

        return condition.Trouble;
    }
}
