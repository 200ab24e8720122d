using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Administering;

internal static class AdministeringModule
{
    public static void AddAdministering(this IServiceCollection services)
    {
        foreach (var grant in SettingsPermissions.Grants) services.AddSingleton(grant);
        services.AddSingleton<OrganisationFileStore>();
        services.AddScoped<ShowSettings>();
        services.AddScoped<CheckSettings>();
        services.AddScoped<SaveSettings>();
    }
}
