using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static SQLitePCL.raw;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>A connection to SQLite takes its turn before it first writes, and gives it back when it closes.</summary>
/// <remarks>SQLite has one writer at a time, and its provider waits for it asleep on a thread of the pool that all organisations share. So the waiting is done here, without a thread: for writers of this process in the
/// <see cref="WriteGate"/>, for those of others by asking again and again. What is read waits for nobody.</remarks>
internal sealed partial class WriteTurns(DatabaseCondition condition, IDatabaseEngine engine, TimeProvider clock) : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>Another process that writes in passing is done by then.</summary>
    private static readonly TimeSpan InPassing = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    private readonly ConditionalWeakTable<DbConnection, object> _holders = [];

    private async Task Take(DbConnection connection, CancellationToken ct)
    {
        var (sqlite, gate) = ((SqliteConnection)connection, condition.Writers);
        if (sqlite3_get_autocommit(sqlite.Handle) == 0) return; // inside a transaction, which had to take the turn
        using var patience = new CancellationTokenSource(WriteGate.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        var isNew = !_holders.TryGetValue(connection, out _);
        try
        {
            if (isNew) await gate.Enter(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw DatabaseCondition.Busy();
        }

        try
        {
            await UntilFree(sqlite, both.Token).ConfigureAwait(false);
            if (isNew) Hold(connection);
        }
        catch (Exception failure)
        {
            var inVain = failure is OperationCanceledException && !ct.IsCancellationRequested;
            if (inVain && gate.IsLocked) gate.Close();
            if (isNew) gate.Leave();
            if (inVain) throw DatabaseCondition.Busy(failure);
            throw;
        }
    }

    /// <summary>Asks the database itself, which answers at once, whether anybody else writes.</summary>
    private async Task UntilFree(SqliteConnection connection, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        while (!IsFree(connection))
        {
            if (clock.GetElapsedTime(since) >= InPassing) condition.Writers.NoteLocked();
            await Task.Delay(BetweenTries, ct).ConfigureAwait(false);
        }

        condition.Writers.NoteFree();
    }

    private bool IsFree(SqliteConnection connection)
    {
        var answer = sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
        if (answer is SQLITE_OK) return sqlite3_exec(connection.Handle, "ROLLBACK") is SQLITE_OK;
        if ((answer & 0xFF) is SQLITE_BUSY or SQLITE_LOCKED) return false;
        var failure = new SqliteException(sqlite3_errmsg(connection.Handle).utf8_to_string(), answer & 0xFF, answer);
        throw engine.TroubleIn(failure) is { } trouble ? condition.Note(trouble, failure) : failure;
    }

    /// <summary>By the connection's own event: it is raised whoever closes it.</summary>
    private void Hold(DbConnection connection)
    {
        _holders.Add(connection, this);
        connection.StateChange += Closed;

        void Closed(object? sender, StateChangeEventArgs change)
        {
            if (change.CurrentState is not ConnectionState.Closed) return;
            connection.StateChange -= Closed;
            _holders.Remove(connection);
            condition.Writers.Leave();
        }
    }
}
