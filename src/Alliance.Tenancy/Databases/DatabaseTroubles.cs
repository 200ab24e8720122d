using System.Data.Common;
using System.Runtime.ExceptionServices;
using Alliance.Kernel;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>A failure that is the database's own (locked, full, gone) is told as such (HTTP 503) and noted, a lost race as one (409); what is wrong with a statement stays an error.</summary>
internal sealed class DatabaseTroubles(DatabaseCondition condition, IDatabaseEngine engine) : DbCommandInterceptor, IDbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Rethrow(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Rethrow(eventData.Exception);
        return Task.CompletedTask;
    }

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => Rethrow(eventData.Exception);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Rethrow(eventData.Exception);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => condition.Wrote();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        condition.Wrote();
        return Task.CompletedTask;
    }

    public void SaveChangesFailed(DbContextErrorEventData eventData) => Unwrap(eventData.Exception);

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Unwrap(eventData.Exception);
        return Task.CompletedTask;
    }

    private void Rethrow(Exception exception)
    {
        if (exception is not DbException failure) return;
        if (engine.IsLostRace(failure)) throw new LostRaceException(failure);
        if (engine.TroubleIn(failure) is { } trouble) throw condition.Note(trouble, failure);
    }

    /// <summary>EF Core wraps whatever a statement of its saving throws.</summary>
    private static void Unwrap(Exception exception)
    {
        if (exception is DbUpdateException { InnerException: BusyException busy }) ExceptionDispatchInfo.Throw(busy);
    }
}
