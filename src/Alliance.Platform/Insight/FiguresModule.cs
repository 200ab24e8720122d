using Alliance.Kernel;
using Alliance.Platform.Insight.Dashboard;
using Alliance.Platform.Insight.Figures;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;
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
        services.AddScoped<FiguresKeeper>();
        services.AddScoped<ShowFigures>();
        services.AddScoped<ListMonths>();
        services.AddScoped<ShowBreakdown>();
        services.AddScoped<ShowDashboard>();
        services.AddMessageConsumer<AnnounceRequestedFigures>();
        services.AddSingleton<IOperatorCommand, RebuildFiguresCommand>();
        services.AddSingleton(new NavigationEntry(
            "/dashboard", x => x.GetRequiredService<IStringLocalizer<PlatformText>>()["Dashboard"], Icons.Material.Outlined.Dashboard,
            HostKind.Platform, Permissions.ReadFigures, 0));
    }

    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("/figures").WithTags("Figures");
        ShowFigures.Map(figures);
        ListMonths.Map(figures);
        ShowBreakdown.Map(figures);
    }
}
