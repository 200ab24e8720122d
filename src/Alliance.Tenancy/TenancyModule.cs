using Alliance.Kernel;
using Alliance.Tenancy.Administering;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Databases.Engines;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Limits;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Resolution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy;

public static class TenancyModule
{
    public static void AddTenancy(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        services.AddOptions<NetworkOptions>().BindConfiguration("Network").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<NetworkAddress>();
        services.AddScoped<TenantContext>();
        services.AddScoped<ICarriedAlong>(x => x.GetRequiredService<TenantContext>());
        services.AddScoped<IBusinessDate, OrganisationBusinessDate>();
        services.AddScoped<MessageSender>();
        services.AddScoped(typeof(UseCase<>));
        services.AddSingleton<KeptReadings>();
        services.AddScoped<PageReadings>();

        services.AddSingleton<OutboxSignals>();
        services.AddScoped<HeldTurn>();
        services.AddJobs();
        services.AddSingleton<OrganisationDatabases>();
        services.AddScoped<DeletedTraces>();
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton<OrganisationMigrations>();
        services.AddSingleton<IDatabaseEngine, SqliteEngine>();
        services.AddSingleton<IDatabaseEngine, SqlServerEngine>();
        services.AddModuleDb<OrganisationDb>(HostKind.AnyOrganisation);

        services.AddActivations();
        services.AddSingleton<Readiness>();
        services.AddSingleton<IReadiness>(x => x.GetRequiredService<Readiness>());
        services.AddSingleton<MatcherPolicy, HostKindPolicy>();
        services.AddOrganisationLimits();
        services.AddOrganisationDataProtection();
        services.AddRegistry();
        services.AddAdministering();
        services.AddOperatorCommands();
    }

    /// <summary>Starts serving: the registry first, then every organisation's database. Commands and tests of parts don't call this.</summary>
    public static void AddOrganisationStarter(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddRegistryWatch();
        host.Services.AddHostedService<OrganisationStarter>();
        host.Services.AddHostedService<PoolKeeper>();
    }

    /// <summary>First of all middleware but forwarded headers: nothing runs before it is known whose request this is.</summary>
    public static void UseTenancy(this IApplicationBuilder app) => app.UseMiddleware<ResolveOrganisation>();

    /// <summary>One organisation's load is not the others' (TENANCY 21); comes right after <see cref="UseTenancy"/>.</summary>
    public static void UseOrganisationLimits(this IApplicationBuilder app) => app.UseRateLimiter();

    /// <summary>After it is known who is signed in.</summary>
    public static void UseCircuitLimits(this IApplicationBuilder app) => app.UseMiddleware<CircuitLimits>();

    private static void AddOrganisationDataProtection(this IServiceCollection services)
    {
        services.AddOptions<KeyRingOptions>().BindConfiguration("KeyRing").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<DataProtectionRings>();
        services.AddSingleton<HostProtection>();
        services.AddScoped<OrganisationProtection>();
        services.AddDataProtection();
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, RequestDataProtection>());
    }
}
