using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>What counts as writing: any transaction of EF Core (SQLite's begin by taking the lock), and statements that aren't queries.</summary>
internal sealed partial class WriteTurns
{
    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        try
        {
            TakeAtOnce(connection);
            return InterceptionResult<DbTransaction>.SuppressWithResult(Begin(connection, eventData.IsolationLevel));
        }
        catch
        {
            eventData.Context!.Database.CloseConnection(); // as below
            throw;
        }
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        try
        {
            await Take(connection, cancellationToken);
            return InterceptionResult<DbTransaction>.SuppressWithResult(Begin(connection, eventData.IsolationLevel));
        }
        catch
        {
            // EF Core has opened the connection for this transaction and leaves it open; a pooled context would take it along, and with it a turn that nobody gives back.
            await eventData.Context!.Database.CloseConnectionAsync();
            throw;
        }
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Writes(eventData)) TakeAtOnce(command.Connection!);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Writes(eventData)) await Take(command.Connection!, cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (Writes(eventData)) TakeAtOnce(command.Connection!);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Writes(eventData)) await Take(command.Connection!, cancellationToken);
        return result;
    }

    /// <summary>Here and not by EF Core, which tells nobody when it fails: another process may have been quicker.</summary>
    private DbTransaction Begin(DbConnection connection, IsolationLevel isolation)
    {
        try
        {
            return connection.BeginTransaction(isolation);
        }
        catch (SqliteException failure) when (engine.TroubleIn(failure) is { } trouble)
        {
            throw condition.Note(trouble, failure);
        }
    }

    private static bool Writes(CommandEventData eventData) => eventData.CommandSource
        is CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw or CommandSource.Migrations;

    /// <summary>Who saves synchronously has a thread to wait on: keys of a ring, at an organisation's first request.</summary>
    private void TakeAtOnce(DbConnection connection) => Take(connection, CancellationToken.None).GetAwaiter().GetResult();
}
