using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Insight.Reports;

/// <summary>The use cases of reports and their routes, for the module's front door.</summary>
internal static class ReportsModule
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportLoans>();
        services.AddScoped<ShowReport>();
        services.AddScoped<ListReportLoans>();
        services.AddScoped<ExportReport>();
        services.AddScoped<PrintReport>();
        services.AddSingleton(new NavigationEntry(
            "/reports", x => x.GetRequiredService<IStringLocalizer<ReportsText>>()["Reports"], Icons.Material.Outlined.Assessment,
            HostKind.Platform, Permissions.ReadReports, 40));
    }

    public static void MapReports(this IEndpointRouteBuilder reports)
    {
        ShowReport.Map(reports);
        ListReportLoans.Map(reports);
        ExportReport.Map(reports);
        PrintReport.Map(reports);
    }
}
