using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Dashboard;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Product;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Insight;

/// <summary>Figures and the dashboard, for the platform's front door.</summary>
internal static class FiguresModule
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<FiguresJob.Inventories>();
        services.AddOrganisationJob<FiguresJob>("figures", HostKind.Platform);
        services.AddBeforeCommit<PlatformDb, MarkFiguresDue>(CommitStage.Marks);
        services.AddOrganisationSection<FiguresSettings>(FiguresSettings.SectionName, HostKind.Platform);
        services.AddScoped<FiguresKeeper>();
        services.AddScoped<TellYears>();
        services.AddScoped<ShowFigures>();
        services.AddScoped<ListMonths>();
        services.AddScoped<ShowBreakdown>();
        services.AddScoped<ShowDashboard>();
        services.AddMessageConsumer<AnnounceRequestedFigures>();
        services.AddSingleton<IOperatorCommand, RebuildFiguresCommand>();
        services.AddScoped<ShowPipeline>();
        services.AddScoped<ShowDirectorFigures>();
        services.AddScoped<ListRecentChanges>();
        services.AddScoped<RunChecks>();
        services.AddScoped<IPlatformCheck, FiguresCheck>();
        AddHome(services);
        services.AddSingleton(new NavigationEntry(
            "/", x => x.GetRequiredService<IStringLocalizer<PlatformText>>()["Home"], Icons.Material.Outlined.Home, HostKind.Platform, null, 0));
        services.AddSingleton(new NavigationEntry(
            "/dashboard", x => x.GetRequiredService<IStringLocalizer<PlatformText>>()["Dashboard"], Icons.Material.Outlined.Dashboard,
            HostKind.Platform, Permissions.ReadFigures, 50));
    }

    private static void AddHome(IServiceCollection services)
    {
        services.AddHomePart<DirectorFigures>(HostKind.Platform, HomePlace.Top, 10, Permissions.ReadFund, Roles.Director);
        services.AddHomePart<PipelinePanel>(HostKind.Platform, HomePlace.Side, 30, Permissions.ReadApplications, Roles.Director);
        services.AddHomePart<RecentChanges>(HostKind.Platform, HomePlace.Main, 40, null, Roles.Auditor);
        services.AddHomePart<AuditorWays>(HostKind.Platform, HomePlace.Side, 40, null, Roles.Auditor);
        services.AddHomePart<PlatformChecks>(HostKind.Platform, HomePlace.Main, 60, Permissions.RunChecks, Roles.PlatformAdministrator);
        services.AddHomePart<PlatformSettings>(HostKind.Platform, HomePlace.Side, 60, null, Roles.PlatformAdministrator);
        services.AddHomePart<EntrepreneurHome>(HostKind.Platform, HomePlace.Main, 90, null, Roles.Entrepreneur);
    }

    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("/figures").WithTags("Figures");
        ShowFigures.Map(figures);
        ListMonths.Map(figures);
        ShowBreakdown.Map(figures);
    }
}
