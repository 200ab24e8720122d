using Alliance.Federation.Coverage;
using Alliance.Federation.Dashboard;
using Alliance.Federation.Figures;
using Alliance.Federation.Network;
using Alliance.Federation.Platforms;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Messages;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using MudBlazor;

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
        services.AddTexts();
        services.TryAddScoped<IndicatorWords>();
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
        services.AddScoped<ShowNationalFigures>();
        services.AddScoped<PrepareFigures>();
        services.AddScoped<ShowSeries>();
        services.AddScoped<ShowFigure>();
        services.AddScoped<ShowBreakdown>();
        services.AddScoped<FindAwaitedYear>();
        services.AddScoped<ExportFigures>();
        services.AddScoped<ShowDashboard>();
        services.AddScoped<ShowCoverage>();
        services.AddScoped<ListPlatforms>();
        services.AddScoped<ShowPlatform>();
        services.AddScoped<ShowReconciliation>();
        services.AddScoped<RequestFigures>();
        services.AddScoped<AskForGaps>();
        services.AddOrganisationJob<TellNationalYears>("national-years", HostKind.Alliance, TellNationalYears.LookEvery);
        services.AddOrganisationJob<ReconciliationJob>("reconciliation", HostKind.Alliance, ReconciliationJob.LookEvery);

        services.AddSingleton(new PageModule(typeof(FederationModule).Assembly, HostKind.Alliance));
        services.AddHomePart<NationalHome>(HostKind.Alliance, HomePlace.Top, 0, NationalPermissions.Read);
        services.AddHomePart<ReconciliationSummary>(HostKind.Alliance, HomePlace.Side, 0, NationalPermissions.Reconcile);
        services.AddNavigation("/", "Home", Icons.Material.Outlined.Home, null, 0);
        services.AddNavigation("/dashboard", "Dashboard", Icons.Material.Outlined.Dashboard, NationalPermissions.Read, 0);
        services.AddNavigation("/coverage", "Coverage", Icons.Material.Outlined.Map, NationalPermissions.Read, 10);
        services.AddNavigation("/platforms", "Platforms", Icons.Material.Outlined.AccountTree, NationalPermissions.Read, 100);
        services.AddNavigation("/reconciliation", "Reconciliation", Icons.Material.Outlined.Rule, NationalPermissions.Reconcile, 110);
    }

    public static void MapFederation(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("National figures").RequireAuthorization().WithMetadata(new AnswersOnAttribute(HostKind.Alliance)).WithBoundedInput();
        PrepareFigures.Map(api);
        ShowSeries.Map(api);
        ShowBreakdown.Map(api);
        ExportFigures.Map(api);
        ListPlatforms.Map(api);
        ShowReconciliation.Map(api);
        RequestFigures.Map(api);
    }

    private static void AddNavigation(this IServiceCollection services, string href, string text, string icon, string? permission, int order) =>
        services.AddSingleton(new NavigationEntry(
            href, x => x.GetRequiredService<IStringLocalizer<FederationText>>()[text], icon, HostKind.Alliance, permission, order));
}
