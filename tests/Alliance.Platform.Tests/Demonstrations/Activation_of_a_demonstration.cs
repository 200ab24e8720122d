using Alliance.Contracts.Platform;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Product;
using Alliance.Tenancy;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>On a real SQLite file of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Activation_of_a_demonstration : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"demonstration-{Guid.NewGuid():N}.db");
    private readonly TenantContext _tenant = new();
    private readonly List<string> _told = [];
    private readonly TwoWithAccounts _staff = new();
    private readonly IHost _module;

    public Activation_of_a_demonstration() => _module = Module();

    [SetUp]
    public async Task CreateTables()
    {
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
    }

    public void Dispose()
    {
        _module.Dispose();
        using (var connection = new SqliteConnection($"Data Source={_file}")) SqliteConnection.ClearPool(connection);
        foreach (var part in new[] { _file, _file + "-wal", _file + "-shm" }) File.Delete(part);
    }

    [Test]
    public async Task The_months_that_the_platform_keeps_equal_the_definitions()
    {
        await Activate("larache");

        await using var db = Open();
        var kept = await db.Months.AsNoTracking().OrderBy(x => x.Month).ToListAsync();
        var history = new HistoryGenerator("ilr", DemonstrationProfiles.Find("larache"), Generated.Seed, new LendingSettings()).Generate();
        var first = history.Dossiers[0].Application.ReceivedOn;
        Assert.That(kept, Has.Count.EqualTo((2023 - first.Year) * 12 + 6 - first.Month + 1));
        Assert.That(kept.Select(x => Stated(x.Total)), Is.EqualTo(kept.Select(x => Stated(history.FiguresOn(x.AsOf)))));
    }

    [Test]
    public async Task An_officer_with_an_account_finds_dossiers_and_what_happened_long_ago_tells_nobody()
    {
        await Activate("larache");

        await using var db = Open();
        var inCharge = await db.Applications.Select(x => x.Officer.AccountId).Distinct().ToListAsync();
        Assert.That(inCharge, Is.EquivalentTo(new Guid?[] { null, _staff.Officer.AccountId }));
        Assert.That(await db.Set<Platform.Notices.Notice>().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Every_loan_read_back_replays_to_what_its_list_shows()
    {
        await Activate("oriental");

        await using var db = Open();
        var loans = await db.Loans.AsNoTracking().ToListAsync();
        Assert.That(loans, Has.Count.EqualTo(133)); // 131 paid out and 2 granted
        foreach (var loan in loans) Assert.That(loan.Summary, Is.EqualTo(LoanSummary.Of(loan)));
    }

    [Test]
    public async Task It_generates_once()
    {
        await Activate("el-hajeb");
        var before = await Dossiers();

        await Activate("el-hajeb");

        Assert.That(await Dossiers(), Is.EqualTo(before));
        Assert.That(_told.Count(x => x.StartsWith("generating", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Stopped_while_saving_it_leaves_nothing_and_begins_again()
    {
        using var stop = new CancellationTokenSource();
        Assert.That(
            async () => await Activate("el-hajeb", line => { if (line.Contains("saved", StringComparison.Ordinal)) stop.Cancel(); }, ct: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Dossiers(), Is.Empty);

        await Activate("el-hajeb");

        Assert.That(await Dossiers(), Has.Count.EqualTo(82));
    }

    [Test]
    public async Task Stopped_before_the_figures_it_computes_them_at_the_next_start()
    {
        using var stop = new CancellationTokenSource();
        Assert.That(
            async () => await Activate("el-hajeb", line => { if (line == "computing figures") stop.Cancel(); }, ct: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());

        await Activate("el-hajeb");

        Assert.That((await Read(null))[Indicators.EnterprisesFinanced], Is.EqualTo(48));
    }

    [Test]
    public async Task A_platform_without_demonstration_stays_empty()
    {
        await Activate(null);

        Assert.That(await Dossiers(), Is.Empty);
    }

    [Test]
    public void An_unknown_profile_is_named_and_nothing_is_generated() =>
        Assert.That(async () => await Activate("atlantis"), Throws.InvalidOperationException.With.Message.Contains("'atlantis'"));

    [Test]
    public void A_history_cannot_end_on_another_business_date() =>
        Assert.That(
            async () => await Activate("larache", businessDate: new(2024, 1, 1)),
            Throws.InvalidOperationException.With.Message.Contains("2023-06-30"));

    private async Task Activate(string? profile, Action<string>? listen = null, DateOnly? businessDate = null, CancellationToken ct = default)
    {
        _tenant.Set(new Organisation
        {
            Id = "ilr",
            Label = "demonstration",
            Name = "Initiative (démonstration)",
            Kind = HostKind.Platform,
            Status = OrganisationStatus.Active,
            Demo = profile is null ? null : new Tenancy.Organisations.Demonstration(businessDate ?? PublishedSeries.Today, Generated.Seed, profile),
        });
        await using var db = Open();
        await new GenerateDemonstration(db, _tenant, new FiguresKeeper(db, Business, TimeProvider.System), _staff)
            .Activate(new Listener(x => { _told.Add(x); listen?.Invoke(x); }), ct);
    }

    /// <summary>What the history itself can tell.</summary>
    private static string Stated(FigureSet figures) => string.Join(' ', new[]
    {
        Indicators.ApplicationsReceived, Indicators.LoansGranted, Indicators.AmountGranted, Indicators.LoansDisbursed, Indicators.AmountDisbursed,
        Indicators.EnterprisesFinanced, Indicators.EnterprisesCreated, Indicators.LoansFullyRepaid, Indicators.CapitalDue, Indicators.CapitalReceived,
        Indicators.Outstanding, Indicators.JobsCreated,
    }.Select(x => $"{x.Code} {figures[x]}"));

    private async Task<FigureSet> Read(DateOnly? asOf)
    {
        await using var db = Open();
        return (await new ShowFigures(db, Business).At(asOf)).Figures;
    }

    private async Task<List<string>> Dossiers()
    {
        await using var db = Open();
        return await db.Applications.OrderBy(x => x.Number).Select(x => x.Number + x.Id).ToListAsync();
    }

    private OrganisationBusinessDate Business => new(_tenant, TimeProvider.System);

    private PlatformDb Open() => new(new DbContextOptionsBuilder<PlatformDb>().UseSqlite($"Data Source={_file}").Options)
    {
        Steps = CommitSteps.In(_module.Services, [.. _module.Services.GetServices<CommitStep>().OrderBy(x => x.Stage)]),
    };

    /// <summary>For what follows from saving.</summary>
    private IHost Module()
    {
        var host = Host.CreateEmptyApplicationBuilder(new());
        host.AddTenancy();
        host.AddPlatform();
        host.Services.AddScoped(_ => _tenant);
        host.Services.AddScoped<ICurrentUser, Nobody>();
        host.Services.AddSingleton<IStaff>(_staff);
        return host.Build();
    }

    private sealed class Nobody : ICurrentUser
    {
        public Guid? AccountId => null;

        public string Name => "activation";

        public bool May(string permission) => false;

        public bool Has(string role) => false;
    }

    /// <summary>A director who registers dossiers too, and an officer.</summary>
    private sealed class TwoWithAccounts : IStaff
    {
        public StaffMember Director { get; } = new(Guid.NewGuid(), "Amina");

        public StaffMember Officer { get; } = new(Guid.NewGuid(), "Salma");

        public Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StaffMember>>(permission == Permissions.DecideApplications ? [Director] : [Director, Officer]);

        public Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([Director, Officer]);

        public Task<IReadOnlyList<StaffMailbox>> Mailboxes(string permission, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMailbox>>([]);
    }

    private sealed class Listener(Action<string> hear) : IProgress<string>
    {
        public void Report(string value) => hear(value);
    }
}
