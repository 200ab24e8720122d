using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy.Tests;

/// <summary>The module alone, over a folder of its own with real SQLite files.</summary>
internal sealed class TenancyServices : IDisposable
{
    private readonly string? _ownFolder;
    private readonly IHost _host;

    public TenancyServices(params (string Name, string Value)[] settings)
        : this(Directory.CreateTempSubdirectory("alliance-test-").FullName, settings) => _ownFolder = Data;

    public TenancyServices(TimeProvider clock)
        : this(Directory.CreateTempSubdirectory("alliance-test-").FullName, clock, []) => _ownFolder = Data;

    /// <summary>Another replica over the same folder.</summary>
    public TenancyServices(string data, params (string Name, string Value)[] settings)
        : this(data, TimeProvider.System, settings)
    {
    }

    private TenancyServices(string data, TimeProvider clock, (string Name, string Value)[] settings)
    {
        Data = data;
        var host = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        host.Configuration.AddInMemoryCollection(settings.ToDictionary(x => x.Name, string? (x) => x.Value.Replace("{data}", data, StringComparison.Ordinal)));
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Network:BaseDomain"] = "localhost",
            ["Database:Template"] = $"Data Source={Path.Combine(data, "{id}.db")}",
        });
        host.Services.AddSingleton(clock);
        host.AddTenancy();
        _host = host.Build();
    }

    public string Data { get; }

    public IServiceProvider Services => _host.Services;

    public OrganisationDatabases Databases => Services.GetRequiredService<OrganisationDatabases>();

    public ModuleDbPools<OrganisationDb> Pools => Services.GetRequiredService<ModuleDbPools<OrganisationDb>>();

    public OrganisationMigrations Migrations => Services.GetRequiredService<OrganisationMigrations>();

    /// <summary>An organisation with a database of its own, up to date.</summary>
    public async Task<Organisation> Migrated(string id)
    {
        var organisation = new OrganisationBuilder { Id = id }.Build();
        await Migrations.Migrate(organisation, default);
        return organisation;
    }

    public void Dispose()
    {
        _host.Dispose();
        if (_ownFolder is null) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_ownFolder, recursive: true);
    }
}
