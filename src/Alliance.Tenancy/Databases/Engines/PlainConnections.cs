using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>Gives EF Core connections without the functions that it adds to its own: it would register them anew at every opening, which takes longer than reading a row.</summary>
/// <remarks>They are for decimals, durations and regular expressions, none of which we store or ask the database about. A query that needs one fails: no such function.</remarks>
/// <param name="timeout">Of the connection, in seconds: beginning a transaction waits as long, whatever a command's own.</param>
internal sealed class PlainConnections(int timeout) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteConnection(eventData.ConnectionString) { DefaultTimeout = timeout });
}
