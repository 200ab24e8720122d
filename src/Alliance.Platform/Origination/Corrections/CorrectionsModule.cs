using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Corrections asked of applicants: use cases and routes, for the area's front door.</summary>
internal static class CorrectionsModule
{
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddSingleton(CorrectionNotices.Asked);
        services.AddSingleton(CorrectionNotices.Answered);
        services.AddScoped<CorrectionNotices>();
        services.AddScoped<CorrectionDesk>();
        services.AddPagePart<ApplicationPage, CorrectionsPanel>(DossierPlaces.Below, -1);
        services.AddScoped<ListCorrections>();
        services.AddScoped<AskCorrection>();
        services.AddScoped<AskForDocument>();
        services.AddScoped<AnswerCorrection>();
        services.AddScoped<AcceptCorrection>();
        services.AddScoped<AskCorrectionAgain>();
        services.AddScoped<WithdrawCorrection>();
    }

    public static void MapCorrections(this IEndpointRouteBuilder applications)
    {
        AskForDocument.Map(applications);
        var corrections = applications.MapGroup("/{id}/corrections").WithTags("Corrections of dossiers");
        ListCorrections.Map(corrections);
        AskCorrection.Map(corrections);
        AnswerCorrection.Map(corrections);
        AcceptCorrection.Map(corrections);
        AskCorrectionAgain.Map(corrections);
        WithdrawCorrection.Map(corrections);
    }
}
