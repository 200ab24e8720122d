using System.Data.Common;
using System.Threading.Channels;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>Which organisations have just committed announcements, so that the relay need not look for them.</summary>
public sealed class Outbox
{
    private readonly Channel<string> _rung = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public void Ring(string organisationId) => _rung.Writer.TryWrite(organisationId);

    /// <summary>Waits until somebody rings or <paramref name="patience"/> has passed; returns who rang, each once.</summary>
    public async Task<IReadOnlySet<string>> Wait(TimeSpan patience, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(patience);
        var rang = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await _rung.Reader.WaitToReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return rang;
        }

        while (_rung.Reader.TryRead(out var id)) rang.Add(id);
        return rang;
    }
}

/// <summary>Tells after each commit, and rings when it wrote an announcement. Not after the saving itself: inside a transaction nobody else sees it yet.</summary>
internal sealed class CommitBell(string organisationId, Outbox outbox) : SaveChangesInterceptor, IDbTransactionInterceptor
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
        if (db.ChangeTracker.Entries<OutboxMessage>().Any(x => x.State is EntityState.Unchanged)) outbox.Ring(organisationId);
        db.Committed?.Invoke();
    }
}
