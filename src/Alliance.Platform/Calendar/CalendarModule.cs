using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Calendar;

/// <summary>Mails that calendars understand, for the module's front door.</summary>
internal static class CalendarModule
{
    public static void AddCalendar(this IServiceCollection services)
    {
        services.AddScoped<PostMail>();
        services.AddOrganisationJob<CalendarMailer>("calendar-mails", HostKind.Platform);
    }
}
