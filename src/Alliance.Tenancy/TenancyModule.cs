using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Databases.Engines;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
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

        services.AddSingleton<Outbox>();
        services.AddSingleton<OrganisationDatabases>();
        services.AddSingleton<IDatabaseEngine, SqliteEngine>();
        services.AddSingleton<IDatabaseEngine, SqlServerEngine>();
    }
}
