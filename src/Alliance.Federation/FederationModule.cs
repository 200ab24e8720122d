using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Alliance.Federation;

/// <summary>The national body: consolidated figures of what platforms announce.</summary>
public static class FederationModule
{
    public static void AddFederation(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        services.AddModuleDb<FederationDb>(HostKind.Alliance);
        services.AddValidation();
        services.TryAddSingleton<OrganisationCacheMemory>();
        services.TryAddScoped<OrganisationCache>();

        services.AddSingleton(new RoleGrant(Roles.NationalAnalyst, NationalPermissions.Read));
        services.AddSingleton(new RoleGrant(Roles.NationalAdministrator, NationalPermissions.Read, NationalPermissions.Reconcile, NationalPermissions.ManagePlatforms));

        services.AddMessageConsumer<StoreFigures>();
        services.AddMessageConsumer<StoreInventory>();
        services.AddScoped<StoreFigures>();
        services.AddScoped<StoreInventory>();

        services.AddSingleton<PlatformRegistry>();
        services.AddSingleton<NationalVersions>();
        services.AddScoped<ReadNationalFigures>();
        services.AddScoped<GetFigures>();
        services.AddScoped<ReadSeries>();
        services.AddScoped<ReadBreakdown>();
        services.AddScoped<ReadReconciliation>();
        services.AddScoped<RequestFigures>();
    }

    public static void MapFederation(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("National figures").RequireAuthorization().WithMetadata(new AnswersOnAttribute(HostKind.Alliance));
        GetFigures.Map(api);
        GetSeries.Map(api);
        GetBreakdown.Map(api);
        ReadReconciliation.Map(api);
        RequestFigures.Map(api);
    }
}
