using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Notices;

/// <summary>What concerns whom: use cases, routes and mails of notices, for the platform's front door. Areas register their kinds.</summary>
internal static class NoticesModule
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddScoped<RaiseNotice>();
        services.AddScoped<ListNotices>();
        services.AddScoped<MarkNotices>();
        services.AddScoped<ChangeSwitches>();
        services.AddOrganisationJob<NoticeMailer>("notice-mails", HostKind.Platform);
        services.AddDailyWork<ForgetNotices, PlatformDb>("expired-notices", HostKind.Platform);
        services.AddHomePart<UnreadNotices>(HostKind.Platform, HomePlace.Side, 0, null);
        services.AddSingleton(new NavigationEntry(
            "/notices", x => x.GetRequiredService<IStringLocalizer<NoticesText>>()["Notices"], Icons.Material.Outlined.Notifications, HostKind.Platform, null, 0)
        {
            InHeader = true,
        });
        services.AddSingleton(new NavigationCount("/notices", HostKind.Platform, null, (x, ct) => x.GetRequiredService<ListNotices>().Count(ct)));
    }

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        ListNotices.Map(notices);
        MarkNotices.Map(notices);
        ChangeSwitches.Map(notices);
    }
}
