using System.Data;
using System.Data.Common;
using System.Reflection;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Databases.Engines;
using Alliance.Tenancy.Messages;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>What can be known of the production engine without a server.</summary>
public sealed class SqlServerEngineTests
{
    private const string Ours = "Server=127.0.0.1,1;Initial Catalog=alliance_ism;Connect Timeout=1;Encrypt=false;ConnectRetryCount=0";

    private readonly SqlServerEngine _engine = new();

    [TestCase("Server=127.0.0.1,1;Initial Catalog=alliance_ism", true)]
    [TestCase("Server=127.0.0.1,1;Initial Catalog=ALLIANCE_ism", true)]
    [TestCase("Server=127.0.0.1,1;Initial Catalog=master", true, Description = "where databases are created")]
    [TestCase("Server=127.0.0.1,1;Initial Catalog=alliance_ior", false)]
    [TestCase("Server=127.0.0.1,1;Initial Catalog=tempdb", false)]
    [TestCase("Server=127.0.0.2,1;Initial Catalog=master", false, Description = "of another server")]
    public void The_engine_says_which_connections_are_its_own(string opened, bool own)
    {
        using var connection = new SqlConnection(opened);

        Assert.That(_engine.Serves(connection, _engine.Identify(Ours)), Is.EqualTo(own));
    }

    /// <summary>It fails since nobody listens there; the guard would have refused it before.</summary>
    [Test]
    public void EF_Core_may_open_master_to_create_a_database()
    {
        using var tenancy = new TenancyServices(("Database:Provider", "SqlServer"), ("Database:Template", Ours));
        var database = new OrganisationDatabase("ism", _engine, Ours, 1, tenancy.Services.GetRequiredService<OutboxSignals>(), TimeProvider.System);
        using var db = new OrganisationDb(database.OptionsFor<OrganisationDb>());

        Assert.That(async () => await db.GetService<IRelationalDatabaseCreator>().CreateAsync(), Throws.InstanceOf<DatabaseUnavailableException>().Or.InstanceOf<SqlException>());
    }

    /// <summary>What somebody looks for is text: <c>[</c> would be a pattern there, <c>%</c> and <c>_</c> are everywhere.</summary>
    [TestCase("a[b", "a\\[b")]
    [TestCase("50%_", "50\\%\\_")]
    public void Signs_of_a_pattern_are_escaped(string sought, string sent)
    {
        using var tenancy = new TenancyServices();
        using var db = new OrganisationDb(new OrganisationDatabase("ism", _engine, Ours, 1, tenancy.Services.GetRequiredService<OutboxSignals>(), TimeProvider.System).OptionsFor<OrganisationDb>());

        Assert.That(db.Keys.Where(x => x.FriendlyName!.Contains(sought)).ToQueryString(), Does.Contain($"'%{sent}%'").And.Contain("ESCAPE"));
        Assert.That(db.Keys.Where(x => x.FriendlyName!.StartsWith(sought)).ToQueryString(), Does.Contain($"'{sent}%'"));
    }

    [Test]
    public void A_database_as_we_create_it_has_nothing_to_mend() =>
        Assert.That(SqlServerSettings.Misfits("alliance_ism", readsCommittedSnapshots: true, allowsSnapshots: true, SqlServerSettings.Collation, SqlServerSettings.LowestLevel), Is.Empty);

    [Test]
    public void Whatever_does_not_fit_is_said_with_the_statement_that_mends_it()
    {
        var unfit = new UnfitDatabaseException([.. SqlServerSettings.Misfits("odd]name", readsCommittedSnapshots: false, allowsSnapshots: false, "SQL_Latin1_General_CP1_CI_AS", 120)]);

        Assert.That(unfit.Misfits.Select(x => x.Remedy.Split(';')[0]), Is.EqualTo(new[]
        {
            "ALTER DATABASE [odd]]name] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE",
            "ALTER DATABASE [odd]]name] SET ALLOW_SNAPSHOT_ISOLATION ON",
            "ALTER DATABASE [odd]]name] COLLATE Latin1_General_100_BIN2",
            "ALTER DATABASE [odd]]name] SET COMPATIBILITY_LEVEL = 130",
        }));
        Assert.That(unfit.Message, Does.Contain("SQL_Latin1_General_CP1_CI_AS").And.Contain("120"));
    }

    [TestCase(1205, true, null)]
    [TestCase(3960, true, null)]
    [TestCase(1222, false, DatabaseTrouble.Locked)]
    [TestCase(2627, false, null)]
    public void A_lost_race_is_no_trouble_of_the_database(int number, bool lost, DatabaseTrouble? trouble)
    {
        var failure = Failure(number);

        Assert.That((_engine.IsLostRace(failure), _engine.TroubleIn(failure)), Is.EqualTo((lost, trouble)));
    }

    [Test]
    public async Task A_transaction_says_its_level_and_a_connection_goes_back_with_the_usual_one()
    {
        var levels = new IsolationLevels();
        await using var connection = new NotedConnection();

        Assert.That(levels.Note(connection, IsolationLevel.Unspecified), Is.EqualTo(IsolationLevel.ReadCommitted), "else the session's last one would be used");
        await levels.ConnectionClosingAsync(connection, null!, default);
        Assert.That(connection.Sent, Is.Empty, "nothing to reset");

        Assert.That(levels.Note(connection, IsolationLevel.Serializable), Is.EqualTo(IsolationLevel.Serializable));
        await levels.ConnectionClosingAsync(connection, null!, default);
        await levels.ConnectionClosingAsync(connection, null!, default);
        Assert.That(connection.Sent, Is.EqualTo(new[] { "SET TRANSACTION ISOLATION LEVEL READ COMMITTED" }), "once");
    }

    /// <summary>SqlClient makes them itself alone.</summary>
    internal static SqlException Failure(int number)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Static;
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var constructor = typeof(SqlError).GetConstructors(Hidden).OrderBy(x => x.GetParameters().Length).First();
        var error = constructor.Invoke([.. constructor.GetParameters().Select(x => x.Name switch
        {
            "infoNumber" => number,
            _ when x.ParameterType == typeof(string) => "",
            _ when x.ParameterType.IsValueType => Activator.CreateInstance(x.ParameterType),
            _ => null,
        })]);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Hidden).First(x => x.Name == "CreateException" && x.GetParameters().Length == 2);
        return (SqlException)create.Invoke(null, [errors, "16"])!;
    }

    private sealed class NotedConnection : DbConnection
    {
        public List<string> Sent { get; } = [];

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Open;

        public override void ChangeDatabase(string databaseName)
        {
        }

        public override void Close()
        {
        }

        public override void Open()
        {
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => new NotedCommand(this);
    }

    private sealed class NotedCommand(NotedConnection connection) : DbCommand
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            connection.Sent.Add(CommandText);
            return 0;
        }

        public override object? ExecuteScalar() => null;

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
    }
}
