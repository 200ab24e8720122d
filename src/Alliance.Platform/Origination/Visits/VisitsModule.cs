using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Tasks;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Visits of dossiers: use cases, routes and what stands of them on other pages, for the area's front door.</summary>
internal static class VisitsModule
{
    public static void AddVisits(this IServiceCollection services)
    {
        services.AddSingleton(VisitDesk.Planned);
        services.AddScoped<VisitMails>();
        services.AddScoped<VisitDesk>();
        services.AddScoped<ListVisits>();
        services.AddScoped<ListMyVisits>();
        services.AddScoped<PlanVisit>();
        services.AddScoped<RearrangeVisit>();
        services.AddScoped<RecordVisit>();
        services.AddScoped<CallOffVisit>();
        services.AddScoped<ReopenVisit>();
        services.AddScoped<IStorySource, VisitStory>();
        services.AddPagePart<ApplicationPage, VisitsPanel>(DossierPlaces.Beside, 2);
        services.AddPagePart<TodayPage, MyVisits>(TodayPlaces.Side);
        services.AddHomePart<MyVisits>(HostKind.Platform, HomePlace.Side, 8, Permissions.RegisterApplications, Roles.LoanOfficer, Roles.Director);
    }

    public static void MapVisits(this IEndpointRouteBuilder applications)
    {
        var visits = applications.MapGroup("/{id}/visits").WithTags("Visits of dossiers");
        ListVisits.Map(visits);
        PlanVisit.Map(visits);
        RearrangeVisit.Map(visits);
        RecordVisit.Map(visits);
        CallOffVisit.Map(visits);
        ReopenVisit.Map(visits);
    }
}
