using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Views;

/// <summary>Views that persons keep of lists: use cases and routes, for the module's front door.</summary>
internal static class ViewsModule
{
    public static void AddViews(this IServiceCollection services)
    {
        services.AddScoped<ListPages>();
        services.AddScoped<KeepView>();
        services.AddScoped<ForgetView>();
        services.AddScoped<ListViews>();
    }

    public static void MapViews(this IEndpointRouteBuilder views)
    {
        KeepView.Map(views);
        ForgetView.Map(views);
        ListViews.Map(views);
    }
}
