using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Platform;

/// <summary>One regional platform: dossiers, loans, figures.</summary>
public static class PlatformModule
{
    public static void AddPlatform(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        services.AddModuleDb<PlatformDb>(HostKind.Platform);
        services.AddValidation();
        foreach (var grant in Permissions.Grants) services.AddSingleton(grant);
    }

    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithMetadata(new AnswersOnAttribute(HostKind.Platform)).RequireAuthorization();
        _ = api.MapGroup("/applications").WithTags("Applications");
        _ = api.MapGroup("/enterprises").WithTags("Enterprises");
        _ = api.MapGroup("/loans").WithTags("Loans");
    }
}
