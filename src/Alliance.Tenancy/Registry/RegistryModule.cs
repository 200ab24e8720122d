using Alliance.Tenancy.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Registry;

internal static class RegistryModule
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton(x => x.GetRequiredService<OrganisationDatabases>().OfRegistry().OptionsFor<RegistryDb>());
        services.AddScoped<RegistryDb>();
    }
}
