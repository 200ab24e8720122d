using System.Globalization;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Benchmarks;

/// <summary>One platform with 100 000 loans of 60 instalments each, of every age: most pay on time, some are late. A few hundred are made by the domain, the rest are copies of their rows.</summary>
internal sealed class LargePlatform : IDisposable
{
    public const int Loans = 100_000;
    private const int Templates = 250;
    private const int Instalments = 60;
    private static readonly string[] Provinces = ["Tiznit", "Taroudannt", "Chtouka-Aït Baha", "Agadir-Ida-Ou-Tanane", "Inezgane-Aït Melloul", "Tata"];
    private static readonly string[] OfficerNames = ["Samira Ouchen", "Abdellatif Rguibi", "Hanane Bouhmidi", "Mehdi Lakhal"];

    /// <summary>Tables, and which of their columns are keys.</summary>
    private static readonly (string Table, string Keys)[] Rows =
    [
        ("platform_enterprises", "Id"), ("platform_entrepreneurs", "Id EnterpriseId"), ("platform_applications", "Id EnterpriseId EntrepreneurId"),
        ("platform_loans", "Id EnterpriseId ApplicationId"),
    ];

    private static readonly (string Table, string Keys)[] History =
    [
        ("platform_application_events", "Id ApplicationId"), ("platform_loan_events", "Id LoanId"),
        ("platform_funding_shares", "EventId LoanId"), ("platform_fund_movements", "Id LoanId EventId"),
    ];

    private readonly BenchmarkFolder _folder = new();
    private readonly IHost _host;

    private LargePlatform()
    {
        _folder.WriteOrganisations(1);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(_folder.Settings);
        builder.AddTenancy();
        builder.AddPlatform();
        builder.AddDemonstration();
        builder.Services.AddLogging();
        builder.Services.AddScoped<ICurrentUser, Everybody>();
        builder.Services.AddScoped<IStaff, NoStaff>();
        _host = builder.Build();
    }

    public Organisation Organisation { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Dossiers on all steps of their way, with their histories, and no loans: seven in ten wait for a decision, more than on any platform.</summary>
    public static async Task<LargePlatform> OfDossiers(int count)
    {
        var platform = await Start();
        await platform.Run<PlatformDb>(async db =>
        {
            for (var at = 0; at < Templates; at++) db.AddRange(PipelineDossier.Template(at, platform.Today));
            await db.SaveChangesAsync();
        });
        await platform.Copy([.. Rows[..3], History[0]], count / Templates - 1, together: false);
        return platform;
    }

    /// <param name="withHistory">Without it, the loans have no events and the fund no movements: lists read neither, and there are millions of them.</param>
    public static async Task<LargePlatform> Make(bool withHistory = true)
    {
        var platform = await Start();
        await platform.Run<PlatformDb>(async db =>
        {
            var today = platform.Today;
            var agreement = Fund(db, today.AddYears(-10));
            for (var at = 0; at < Templates; at++) db.AddRange(Template(at, today, agreement));
            await db.SaveChangesAsync();
        });
        await platform.Copy(withHistory ? [.. Rows, .. History] : Rows, Loans / Templates - 1, together: withHistory);
        return platform;
    }

    private static async Task<LargePlatform> Start()
    {
        var platform = new LargePlatform();
        var services = platform._host.Services;
        await BenchmarkFolder.LoadRegistry(services);
        platform.Organisation = services.GetRequiredService<IOrganisations>().Find("p0")!;
        await services.GetRequiredService<OrganisationMigrations>().Migrate(platform.Organisation, default);
        platform.ConnectionString = services.GetRequiredService<OrganisationDatabases>().Of(platform.Organisation).ConnectionString;
        return platform;
    }

    public DateOnly Today
    {
        get
        {
            using var scope = Scope();
            return scope.ServiceProvider.GetRequiredService<IBusinessDate>().Today;
        }
    }

    /// <summary>Keys of loans that are being repaid, any.</summary>
    public Task<List<Id<Loan>>> InRepayment(int count) => Run<PlatformDb, List<Id<Loan>>>(db =>
        db.Loans.Where(x => x.Summary.Status == LoanStatus.InRepayment).OrderBy(x => x.Number).Take(count).Select(x => x.Id).ToListAsync());

    /// <summary>One use case in a scope of its own, as a request would run it.</summary>
    public async Task<TResult> Run<T, TResult>(Func<T, Task<TResult>> run) where T : notnull
    {
        await using var scope = Scope();
        return await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task Run<T>(Func<T, Task> run) where T : notnull => Run<T, bool>(async x =>
    {
        await run(x);
        return true;
    });

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private AsyncServiceScope Scope()
    {
        var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(Organisation);
        return scope;
    }

    /// <summary>Enough for all, the copies included.</summary>
    private static Id<FundingAgreement> Fund(PlatformDb db, DateOnly on)
    {
        var funder = new Funder("Conseil régional", FunderKind.Public);
        var agreement = new FundingAgreement(funder.Id, "C-1", Money.Dirhams(20_000_000_000m), on, on, null, FundingPurpose.Any);
        var entry = new Entry(on, "Trésorier", on.ToDateTime(new(9, 0), DateTimeKind.Utc));
        db.AddRange(funder, agreement, new FundMovement(FundMovementKind.Contribution, agreement.Amount, on, on, entry) { AgreementId = agreement.Id });
        return agreement.Id;
    }

    /// <summary>Paid out up to six years ago; one in twelve stopped paying one to eight months ago.</summary>
    private static object[] Template(int at, DateOnly today, Id<FundingAgreement> agreement)
    {
        var paidOutOn = today.AddDays(-1 - at * 72 * 30 / Templates);
        var granted = Money.Dirhams(30_000 + at % 20 * 3_000);
        var entry = new Entry(today, "Trésorier", today.ToDateTime(new(9, 0), DateTimeKind.Utc));
        var enterprise = new Enterprise(new($"Entreprise {at}", ProjectKind.Created, Sectors.All[at % Sectors.All.Count], LegalForm.Sarl, Provinces[at % Provinces.Length], Area.Rural, 2));
        var entrepreneur = new Entrepreneur(enterprise.Id, new($"Emprunteur {at}", Gender.Woman, new(1990, 1, 1)));
        var request = new LoanRequest(granted, Instalments, "Équipement") { Plan = new(granted, null, granted, Money.Zero, Money.Zero, Money.Zero) };
        var application = new LoanApplication($"P0-D-{at}", enterprise, entrepreneur, request, paidOutOn, entry, new Officer(null, OfficerNames[at % OfficerNames.Length]));
        application.Approve(granted, Instalments, 0, paidOutOn, entry);
        var loan = new Loan(application.Id, enterprise.Id, $"P0-{at}", new(granted, Instalments, 0, GraceInside: false, Money.Dirhams(1), 30, Surplus.Next), paidOutOn);
        var paidOut = loan.Disburse(granted, paidOutOn, entry);
        var stopsOn = at % 12 == 0 ? today.AddMonths(-1 - at / 12 % 8) : today;
        foreach (var due in loan.State.Schedule.Where(x => x.DueOn <= stopsOn)) loan.Pay(due.Due, due.DueOn, entry);
        return [enterprise, entrepreneur, application, loan, new FundingShare { EventId = paidOut.Id, AgreementId = agreement, LoanId = loan.Id, Amount = granted }];
    }

    /// <summary>Keys begin alike, since they were made within a minute: a copy's key differs in its first eight digits, which say which copy it is.</summary>
    /// <param name="together">Copy after copy, so that what belongs to a loan lies together; else by date, as a list's rows do in life.</param>
    private async Task Copy((string Table, string Keys)[] tables, int copies, bool together)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA synchronous = OFF");
        await Execute(connection, "PRAGMA temp_store = MEMORY");
        await Execute(connection, $"CREATE TEMP TABLE copies AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {copies}) SELECT n FROM c");
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, keys) in tables)
        {
            var columns = await Columns(connection, table);
            var values = columns.Select(x => keys.Split(' ').Contains(x) ? $"printf('%08X', n) || substr(t.\"{x}\", 9)" : x == "Number" ? "t.\"Number\" || '-' || n" : $"t.\"{x}\"");
            var rows = $"(SELECT * FROM {table}{(table.EndsWith("movements", StringComparison.Ordinal) ? " WHERE LoanId IS NOT NULL" : "")}) t";
            var copied = together ? $"copies CROSS JOIN {rows}" : $"{rows} CROSS JOIN copies";
            await Execute(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(x => $"\"{x}\""))}) SELECT {string.Join(", ", values)} FROM {copied}");
        }

        await transaction.CommitAsync();
        await Execute(connection, "ANALYZE");
        await Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<List<string>> Columns(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>May do everything.</summary>
    private sealed class Everybody : ICurrentUser
    {
        public Guid? AccountId => null;

        public string Name => "benchmark";

        public bool May(string permission) => true;

        public bool Has(string role) => false;
    }

    /// <summary>Nobody is told of anything: accounts are another module's.</summary>
    private sealed class NoStaff : IStaff
    {
        public Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([]);

        public Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([]);

        public Task<IReadOnlyList<StaffMailbox>> Mailboxes(string permission, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMailbox>>([]);
    }
}
