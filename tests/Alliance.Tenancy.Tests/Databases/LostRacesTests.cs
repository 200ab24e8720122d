using System.Data;
using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>The database lets another transaction win. SQLite does it as well (a snapshot that can't be written on); here a statement is made to fail so.</summary>
public sealed class LostRacesTests
{
    private TenancyServices _tenancy = null!;

    [SetUp]
    public void Open() => _tenancy = new();

    [TearDown]
    public void Close() => _tenancy.Dispose();

    [Test]
    public async Task What_lost_is_run_again_from_its_first_read()
    {
        await using var db = await Losing(times: 2);
        var runs = 0;

        var done = await db.InTransaction(IsolationLevel.Serializable, async () =>
        {
            runs++;
            db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = "<key/>" });
            await db.SaveChangesAsync();
            return true;
        }, x => x, default);

        Assert.That((done, runs, await db.Keys.CountAsync()), Is.EqualTo((true, 3, 1)), "twice in vain, stored once");
    }

    [Test]
    public async Task What_loses_again_and_again_is_told_so_like_a_row_that_was_changed_meanwhile()
    {
        await using var db = await Losing(times: 100);

        Assert.That(() => db.InTransaction(IsolationLevel.Serializable, Save, x => x, default), Throws.InstanceOf<DbUpdateConcurrencyException>().And.TypeOf<LostRaceException>());

        async Task<bool> Save()
        {
            db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = "<key/>" });
            return await db.SaveChangesAsync() > 0;
        }
    }

    [Test]
    public async Task A_statement_that_reads_loses_as_well()
    {
        await using var db = await Losing(times: 1);

        Assert.That(() => db.Keys.ExecuteDeleteAsync(), Throws.TypeOf<LostRaceException>());
    }

    [Test]
    public async Task What_is_not_committed_is_left_as_it_was()
    {
        await using var db = await Losing(times: 0);

        await db.InTransaction(IsolationLevel.ReadCommitted, async () =>
        {
            db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = "<key/>" });
            await db.SaveChangesAsync();
            return false;
        }, x => x, default);

        Assert.That(await db.Keys.CountAsync(), Is.Zero);
    }

    /// <summary>A row that another has begun meanwhile is a lost race also where a statement of our own writes it; whatever else goes wrong is said as it is.</summary>
    [Test]
    public async Task A_key_that_a_statement_finds_taken_is_told_from_every_other_error()
    {
        await using var db = await Losing(times: 0);

        Assert.That(() => db.Database.ExecuteSqlAsync($"INSERT INTO tenancy_stamp (OrganisationId) VALUES ('one')"), Throws.TypeOf<DbUpdateConcurrencyException>());
        Assert.That(() => db.Database.ExecuteSqlAsync($"INSERT INTO tenancy_nothing (OrganisationId) VALUES ('one')"), Throws.TypeOf<SqliteException>());
    }

    private async Task<OrganisationDb> Losing(int times)
    {
        var one = await _tenancy.Migrated("one");
        var options = new DbContextOptionsBuilder<OrganisationDb>(_tenancy.Databases.Of(one).OptionsFor<OrganisationDb>());
        return new OrganisationDb(options.AddInterceptors(new Loses(times)).Options) { Steps = CommitSteps.None };
    }

    private sealed class Loses(int times) : DbCommandInterceptor
    {
        private int _left = times;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Lose(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Lose(command);
            return new(result);
        }

        private void Lose(DbCommand command)
        {
            if ((command.CommandText.Contains("INSERT", StringComparison.Ordinal) || command.CommandText.Contains("DELETE", StringComparison.Ordinal)) && _left-- > 0)
                throw new SqliteException("database is locked", SQLitePCL.raw.SQLITE_BUSY, SQLitePCL.raw.SQLITE_BUSY_SNAPSHOT);
        }
    }
}
