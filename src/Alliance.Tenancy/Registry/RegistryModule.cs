using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Registry;

internal static class RegistryModule
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddOptions<TenantsOptions>().BindConfiguration("Tenants").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DemoOptions>().BindConfiguration("Demo");
        services.AddOptions<DomainProofs>().BindConfiguration("Network");

        services.AddSingleton(x => x.GetRequiredService<OrganisationDatabases>().OfRegistry().OptionsFor<RegistryDb>());
        services.AddScoped<RegistryDb>();
        services.AddSingleton<RegistryStore>();
        services.AddSingleton<IDeploymentSecrets, DeploymentSecrets>();

        services.AddSingleton<OrganisationRules>();
        services.AddSingleton<OrganisationSchema>();
        services.AddSingleton<OrganisationParser>();
        services.AddSingleton<TenantsFolder>();
        services.AddSingleton(x => new OrganisationLogos(x.GetRequiredService<TenantsFolder>()));
        services.AddSingleton(x => new OrganisationRegistry(
            x.GetRequiredService<TenantsFolder>(),
            x.GetRequiredService<RegistryStore>(),
            x.GetRequiredService<NetworkAddress>(),
            x.GetRequiredService<IOptionsMonitor<DomainProofs>>(),
            x.GetRequiredService<TimeProvider>(),
            x.GetRequiredService<ILogger<OrganisationRegistry>>()));
        services.AddSingleton<IOrganisations>(x => x.GetRequiredService<OrganisationRegistry>());
    }

    /// <summary>Before whatever needs the organisations: hosted services start in the order in which they are added.</summary>
    public static void AddRegistryWatch(this IServiceCollection services) => services.AddHostedService<RegistryWatch>();
}
