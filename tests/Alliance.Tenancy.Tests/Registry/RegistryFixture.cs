using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>A deployment's folder of files and its databases, with one process looking at it; the clock stands still unless told.</summary>
internal sealed class RegistryFixture : IDisposable
{
    public const string BaseDomain = "example.ma";

    private readonly bool _ownsFolder;
    private readonly Action<IServiceCollection>? _services;

    public RegistryFixture(Action<IServiceCollection>? services = null)
        : this(Directory.CreateTempSubdirectory("alliance-registry-").FullName, null, new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero)), services)
    {
        _ownsFolder = true;
        Directory.CreateDirectory(Folder);
    }

    private RegistryFixture(string root, string? folder, FakeTimeProvider clock, Action<IServiceCollection>? services)
    {
        (Root, Folder, Clock, _services) = (root, folder ?? Path.Combine(root, "tenants"), clock, services);
        var host = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = BaseDomain,
            ["Tenants:Folder"] = Folder,
            ["Database:Template"] = $"Data Source={Path.Combine(root, "data", "{id}.db")}",
        });
        host.Services.AddSingleton<TimeProvider>(clock);
        host.AddTenancy();
        services?.Invoke(host.Services);
        Host = host.Build();
    }

    public string Root { get; }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public IHost Host { get; }

    public OrganisationRegistry Registry => Host.Services.GetRequiredService<OrganisationRegistry>();

    public IConfigurationRoot Configuration => (IConfigurationRoot)Host.Services.GetRequiredService<IConfiguration>();

    public IEnumerable<string> Reasons => Registry.Problems.Select(x => x.Reason);

    /// <summary>The Alliance and two platforms, known and served.</summary>
    public static async Task<RegistryFixture> Started(Action<IServiceCollection>? services = null)
    {
        var fixture = new RegistryFixture(services);
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        fixture.Put("ior", new FileBuilder { Id = "ior", Label = "oriental" });
        await fixture.Registry.Start(default);
        return fixture;
    }

    /// <summary>As <see cref="Started"/>, each with its database.</summary>
    public static async Task<RegistryFixture> Migrated(Action<IServiceCollection>? services = null)
    {
        var fixture = await Started(services);
        foreach (var organisation in fixture.Registry.All)
            await fixture.Host.Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
        return fixture;
    }

    /// <summary>A process over the same databases, and the same files unless it has a folder of its own.</summary>
    public RegistryFixture Another(string? folder = null) => new(Root, folder ?? Folder, Clock, _services);

    public async Task<RegistryFixture> AnotherStarted(string? folder = null)
    {
        var another = Another(folder);
        await another.Registry.Start(default);
        return another;
    }

    public string PathOf(string name) => Path.Combine(Folder, name + ".json");

    public string DatabaseOf(string id) => Path.Combine(Root, "data", id + ".db");

    public void Put(string name, string text) => File.WriteAllText(PathOf(name), text);

    public void TakeAway(string name) => File.Delete(PathOf(name));

    public Task Look() => Registry.Refresh(default);

    /// <summary>Looks until whatever is bad or away has been so for long enough.</summary>
    public async Task Settle()
    {
        await Look();
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Look();
    }

    public Organisation? At(string host) => Registry.TryResolve(host, out var organisation) ? organisation : null;

    /// <summary>An operator's command, in a process of its own.</summary>
    public async Task<(int Code, string Output)> Command(params string[] args)
    {
        using var process = Another();
        await using var output = new StringWriter();
        var code = await process.Host.Services.GetRequiredService<OperatorCommands>().Run(args, output);
        return (code, output.ToString());
    }

    public void Dispose()
    {
        Host.Dispose();
        if (!_ownsFolder) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }
}
