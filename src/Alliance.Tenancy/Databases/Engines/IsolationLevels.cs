using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>Each transaction says its isolation level, and a connection goes back to its pool with the usual one.</summary>
/// <remarks>SQL Server keeps a session's level when its transaction ends and the connection is pooled: whoever leased it next read by the level of whoever had it before.</remarks>
internal sealed class IsolationLevels : DbConnectionInterceptor, IDbTransactionInterceptor
{
    public const IsolationLevel Usual = IsolationLevel.ReadCommitted;

    internal const string Reset = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private readonly ConditionalWeakTable<DbConnection, object> _unusual = [];

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(Note(connection, eventData.IsolationLevel)));

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(await connection.BeginTransactionAsync(Note(connection, eventData.IsolationLevel), cancellationToken));

    /// <summary>What had no transaction of EF Core, an export's one moment, is noted by whoever begins it.</summary>
    public IsolationLevel Note(DbConnection connection, IsolationLevel level)
    {
        if (level is IsolationLevel.Unspecified) return Usual;
        if (level is not Usual) _unusual.AddOrUpdate(connection, this);
        return level;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (!_unusual.Remove(connection) || connection.State is not ConnectionState.Open) return result;
        using var command = ResetOn(connection);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (!_unusual.Remove(connection) || connection.State is not ConnectionState.Open) return result;
        await using var command = ResetOn(connection);
        await command.ExecuteNonQueryAsync();
        return result;
    }

    private static DbCommand ResetOn(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Reset;
        return command;
    }
}
