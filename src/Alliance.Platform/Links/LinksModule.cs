using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Links;

/// <summary>Links that people outside are sent, for the module's front door.</summary>
internal static class LinksModule
{
    public static void AddLinks(this IServiceCollection services)
    {
        services.AddScoped<OutsideLinks>();
        services.AddScoped<PostLink>();
        services.AddOrganisationJob<LinkMailer>("link-mails", HostKind.Platform);
        services.AddDailyWork<ForgetLinks, PlatformDb>("forgetting-links", HostKind.Platform);
    }
}
