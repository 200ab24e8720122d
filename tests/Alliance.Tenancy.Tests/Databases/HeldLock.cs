using Microsoft.Data.Sqlite;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>Another process that writes to an organisation's database, and doesn't come to an end until disposed of.</summary>
internal sealed class HeldLock : IDisposable
{
    private readonly SqliteConnection _connection;

    public HeldLock(TenancyServices tenancy, string id)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(tenancy.Data, id + ".db")};Pooling=False");
        _connection.Open();
        Execute("BEGIN EXCLUSIVE");
    }

    public void Dispose()
    {
        Execute("ROLLBACK");
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
