using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Summary;

/// <summary>Dossiers on one page for the committee: use cases and route, for the area's front door.</summary>
internal static class SummaryModule
{
    public static void AddSummary(this IServiceCollection services)
    {
        services.AddScoped<ShowSummary>();
        services.AddScoped<PrintSummary>();
        services.AddScoped<PrintPack>();
    }

    public static void MapSummary(this IEndpointRouteBuilder applications) => PrintSummary.Map(applications);
}
