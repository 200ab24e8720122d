using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Presence;

/// <summary>Who has a dossier open, on the pages where two may be at work on it, for the area's front door.</summary>
internal static class PresenceModule
{
    public static void AddPresence(this IServiceCollection services)
    {
        services.AddScoped<SeeReaders>();
        services.AddScoped<LeaveDossier>();
        services.AddPagePart<ApplicationPage, ReadersLine>(DossierPlaces.Above);
        services.AddPagePart<CorrectionPage, ReadersLine>(DossierPlaces.Above);
    }

    public static void MapPresence(this IEndpointRouteBuilder applications)
    {
        SeeReaders.Map(applications);
        LeaveDossier.Map(applications);
    }
}
