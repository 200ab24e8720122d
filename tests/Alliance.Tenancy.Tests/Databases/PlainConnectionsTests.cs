using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>SQLite connections without what EF Core registers at each opening.</summary>
public sealed class PlainConnectionsTests
{
    [Test]
    public async Task A_query_that_needs_a_function_of_EF_Core_fails_loudly()
    {
        using var tenancy = new TenancyServices();
        await using var db = tenancy.Pools.Lease(await tenancy.Migrated("one"));

        Assert.That(
            () => db.Database.SqlQuery<string>($"SELECT ef_add('1', '2') AS Value").SingleAsync(),
            Throws.TypeOf<SqliteException>().With.Message.Contains("no such function"));
    }

    [Test]
    public async Task A_transaction_waits_as_long_as_a_statement_may()
    {
        using var tenancy = new TenancyServices(("Database:StatementTimeout", "3"));
        await using var db = tenancy.Pools.Lease(await tenancy.Migrated("one"));

        Assert.That(((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout, Is.EqualTo(3));
    }
}
