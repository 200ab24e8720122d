using System.Data.Common;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>Tells after each commit, and rings when it wrote an announcement. Not after the saving itself: inside a transaction nobody else sees it yet.</summary>
internal sealed class CommitBell(string organisationId, OutboxSignals signals) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        AfterSaving(eventData);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        AfterSaving(eventData);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    private void AfterSaving(DbContextEventData eventData)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) Tell(eventData.Context);
    }

    private void Tell(DbContext? context)
    {
        if (context is not ModuleDb db) return;
        // After the commit the entries are Unchanged; whatever outbox row is still tracked was just written.
        foreach (var recipient in db.ChangeTracker.Entries<OutboxMessage>().Where(x => x.State is EntityState.Unchanged).Select(x => x.Entity.Recipient).Distinct(StringComparer.Ordinal))
            signals.Written(organisationId, recipient);
        db.TellCommitted();
    }
}
