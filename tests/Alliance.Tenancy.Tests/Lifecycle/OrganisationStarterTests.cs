using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Tests.Databases;
using Alliance.Tenancy.Tests.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>An organisation that can't start has another chance, and soon where another process merely writes.</summary>
public sealed class OrganisationStarterTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private TenancyServices _tenancy = null!;

    private Readiness Readiness => _tenancy.Services.GetRequiredService<Readiness>();

    [SetUp]
    public void Open() => _tenancy = new TenancyServices(_clock);

    [TearDown]
    public void Dispose() => _tenancy.Dispose();

    [Test]
    public async Task Where_another_process_writes_the_start_is_tried_again()
    {
        var one = await _tenancy.Migrated("one");
        using var starter = Starter(one, x => x.AddActivation<Writes>());
        using (new HeldLock(_tenancy, "one"))
        {
            await starter.StartAsync(default);
            await Until(() => Readiness.FencedBecause("one") is not null, TimeSpan.FromMilliseconds(25));
            Assert.That(Readiness.FencedBecause("one"), Does.Contain("Others write"));
        }

        await Until(() => Readiness.IsReady("one"), TimeSpan.FromMilliseconds(100));
        await starter.StopAsync(default);
    }

    /// <summary>As is a file that could only be read: the connection that was opened then stays as it is, for as long as a pool keeps it.</summary>
    [Test]
    public async Task What_a_failed_start_has_left_open_is_not_used_again()
    {
        var one = new OrganisationBuilder { Id = "one" }.Build();
        var file = Path.Combine(_tenancy.Data, "one.db");
        await File.WriteAllTextAsync(file, new string('x', 8_192));
        using var starter = Starter(one, _ => { });
        await starter.StartAsync(default);
        await Eventually.Holds(() => Readiness.FencedBecause("one") is not null, "no database");

        File.Delete(file); // whoever has it open still reads it

        await Until(() => Readiness.IsReady("one"), TimeSpan.FromSeconds(1));
        await starter.StopAsync(default);
    }

    /// <summary>Two hosts over one empty database: while the first prepares it, the second waits, and then finds it done.</summary>
    [Test]
    public async Task One_process_at_a_time_prepares_an_empty_database()
    {
        var one = await _tenancy.Migrated("one");
        using var other = new TenancyServices(_tenancy.Data);
        var leases = other.Services.GetRequiredService<Leases>();
        var held = await leases.TryTake(one, OrganisationStarter.FirstActivation, TimeSpan.FromMinutes(5), default);
        var counts = new Counts();
        using var starter = Starter(one, x => x.AddSingleton(counts).AddActivation<Counts.Up>());

        await starter.StartAsync(default);
        await Until(() => Readiness.FencedBecause("one") is not null, TimeSpan.FromMilliseconds(25));
        Assert.That((Readiness.FencedBecause("one"), counts.Number), Is.EqualTo(("Another process prepares this organisation's database.", 0)));

        await leases.Release(one, held!, default);
        await Until(() => Readiness.IsReady("one"), TimeSpan.FromMilliseconds(100));
        await starter.StopAsync(default);

        Assert.That(counts.Number, Is.EqualTo(1));
        Assert.That(await leases.IsDone(one, OrganisationStarter.FirstActivation, default), "who starts later waits for nobody");
    }

    /// <summary>It is noted as done when it is, not when it was begun.</summary>
    [Test]
    public async Task A_preparation_that_failed_is_not_noted_as_done()
    {
        var one = await _tenancy.Migrated("one");
        using var starter = Starter(one, x => x.AddActivation<Fails>());

        await starter.StartAsync(default);
        await Until(() => Readiness.FencedBecause("one") is not null, TimeSpan.FromMilliseconds(25));
        await starter.StopAsync(default);

        Assert.That(await _tenancy.Services.GetRequiredService<Leases>().IsDone(one, OrganisationStarter.FirstActivation, default), Is.False);
    }

    private OrganisationStarter Starter(Organisation organisation, Action<IServiceCollection> activations)
    {
        var services = new ServiceCollection();
        services.AddScoped<TenantContext>();
        services.AddScoped<HeldTurn>();
        services.AddSingleton(_tenancy.Pools);
        services.AddActivations();
        activations(services);
        var built = services.BuildServiceProvider();
        return new(
            new ListedOrganisations([organisation]), _tenancy.Migrations, built.GetRequiredService<Activations>(), _tenancy.Services.GetRequiredService<Leases>(), Readiness, built.GetRequiredService<IServiceScopeFactory>(),
            Options.Create(new DatabaseOptions()), _clock, NullLogger<OrganisationStarter>.Instance);
    }

    private Task Until(Func<bool> isSo, TimeSpan step) => Eventually.Holds(
        () =>
        {
            if (isSo()) return true;
            _clock.Advance(step);
            return false;
        },
        "it comes to that");

    private sealed class Counts
    {
        public int Number { get; private set; }

        public sealed class Up(Counts counts) : IActivation
        {
            public Task Activate(IProgress<string> progress, CancellationToken ct)
            {
                counts.Number++;
                return Task.CompletedTask;
            }
        }
    }

    private sealed class Fails : IActivation
    {
        public Task Activate(IProgress<string> progress, CancellationToken ct) => throw new InvalidOperationException("no");
    }

    private sealed class Writes(TenantContext tenant, ModuleDbPools<OrganisationDb> pools) : IActivation
    {
        public async Task Activate(IProgress<string> progress, CancellationToken ct)
        {
            await using var db = pools.Lease(tenant.Organisation);
            db.Steps = CommitSteps.None;
            db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = "<key/>" });
            await db.SaveChangesAsync(ct);
        }
    }
}
