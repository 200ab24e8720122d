using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Databases;

/// <summary>A module's context and the kinds of organisation that have its tables. Migrations, relay and export enumerate these.</summary>
/// <param name="Create">Outside any scope: to read, or to save where no step follows.</param>
public sealed record ModuleDbRegistration(Type DbType, HostKind Kinds, Func<IServiceProvider, Organisation, ModuleDb> Create);

public static class ModuleDbServices
{
    /// <summary>Registers a module's context: scoped, leased from the pool of the scope's organisation, and an error where there is none.</summary>
    public static void AddModuleDb<TDb>(this IServiceCollection services, HostKind kinds) where TDb : ModuleDb
    {
        services.AddSingleton<ModuleDbPools<TDb>>();
        services.AddSingleton<IModuleDbPools>(x => x.GetRequiredService<ModuleDbPools<TDb>>());
        services.AddSingleton(new ModuleDbRegistration(
            typeof(TDb), kinds, (provider, organisation) => provider.GetRequiredService<ModuleDbPools<TDb>>().Lease(organisation)));
        services.AddScoped(LeaseModuleDb<TDb>);
    }

    /// <summary>The context of the scope's organisation, and of its turn where the scope is background work.</summary>
    public static TDb LeaseModuleDb<TDb>(this IServiceProvider scope) where TDb : ModuleDb =>
        scope.GetRequiredService<ModuleDbPools<TDb>>().Lease(
            scope.GetRequiredService<TenantContext>().Organisation, scope, scope.GetRequiredService<HeldTurn>().Lease);
}
