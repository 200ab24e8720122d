using Alliance.Schemes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>Support schemes, for the platform's front door.</summary>
internal static class SchemesModule
{
    public static void AddSchemes(this IServiceCollection services)
    {
        services.AddSingleton(Catalogue.National);
        services.AddScoped<ShowSchemes>();
        services.AddScoped<FindSchemes>();
        services.AddScoped<PrintScheme>();
    }

    public static void MapSchemes(this IEndpointRouteBuilder api)
    {
        var schemes = api.MapGroup("/schemes").WithTags("Support schemes");
        ShowSchemes.Map(schemes);
        FindSchemes.Map(schemes);
        PrintScheme.Map(schemes);
    }
}
