using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>The way of dossiers to the committee: settings, use cases and routes, for the area's front door.</summary>
internal static class AppraisalModule
{
    public static void AddAppraisal(this IServiceCollection services)
    {
        services.AddOrganisationSection<AppraisalSettings>(AppraisalSettings.SectionName, HostKind.Platform);
        services.AddScoped<DossierReadiness>();
        services.AddScoped<IAppraiseDossiers, AppraiseDossiers>();
        services.AddScoped<DossierClocks>();
        services.AddScoped<TakeUpApplication>();
        services.AddScoped<GiveOpinion>();
        services.AddScoped<CallReady>();
        services.AddScoped<UndoReady>();
        services.AddScoped<ShowReadiness>();
        services.AddPagePart<ApplicationPage, OpinionPanel>(DossierPlaces.Below, -2);
        services.AddPagePart<ApplicationPage, AppraisalPanel>(DossierPlaces.Beside);
        services.AddDailyWork<FollowAppraisals, PlatformDb>("following-appraisals", HostKind.Platform);
    }

    public static void MapAppraisal(this IEndpointRouteBuilder applications)
    {
        TakeUpApplication.Map(applications);
        GiveOpinion.Map(applications);
        ShowReadiness.Map(applications);
        CallReady.Map(applications);
        UndoReady.Map(applications);
    }
}
