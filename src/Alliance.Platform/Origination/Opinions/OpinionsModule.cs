using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Opinions of outsiders: settings, use cases and routes, for the area's front door.</summary>
internal static class OpinionsModule
{
    public static void AddOpinions(this IServiceCollection services)
    {
        services.AddOrganisationSection<OpinionSettings>(OpinionSettings.SectionName, HostKind.Platform);
        services.AddSingleton(OpinionLetters.Purpose);
        services.AddSingleton(OpinionLetters.TakenBack);
        services.AddSingleton(OpinionNotices.Answered);
        services.AddSingleton(OpinionNotices.Unanswered);
        services.AddScoped<OpinionLetters>();
        services.AddScoped<OpinionNotices>();
        services.AddScoped<OpinionDesk>();
        services.AddScoped<ListOpinions>();
        services.AddScoped<AskOpinion>();
        services.AddScoped<RemindOutsider>();
        services.AddScoped<RenewOpinion>();
        services.AddScoped<TakeBackOpinion>();
        services.AddScoped<DownloadAnswerFile>();
        services.AddScoped<ShowOpinions>();
        services.AddPagePart<ApplicationPage, OpinionsPanel>(DossierPlaces.Below, -1);
        services.AddOutsideOpinions();
        services.AddScoped<IFileRows, OpinionFileRows>();
        services.AddOrganisationJob<CheckAnswerFiles>("check-answer-files", HostKind.Platform, TimeSpan.FromSeconds(30));
        services.AddDailyWork<FollowOpinions, PlatformDb>("following-opinions", HostKind.Platform);
    }

    /// <summary>For those who come by a link.</summary>
    private static void AddOutsideOpinions(this IServiceCollection services)
    {
        services.AddScoped<OpenedOpinion>();
        services.AddScoped<OpenOpinion>();
        services.AddScoped<DownloadHandedDocument>();
        services.AddScoped<AnswerIntake>();
        services.AddScoped<AnswerOpinion>();
    }

    public static void MapOpinions(this IEndpointRouteBuilder applications)
    {
        var opinions = applications.MapGroup("/{id}/outside-opinions").WithTags("Opinions of outsiders");
        ListOpinions.Map(opinions);
        AskOpinion.Map(opinions);
        RemindOutsider.Map(opinions);
        RenewOpinion.Map(opinions);
        TakeBackOpinion.Map(opinions);
        DownloadAnswerFile.Map(opinions);
    }

    /// <summary>Beside the page that an outsider comes to.</summary>
    public static void MapOpinionPages(this IEndpointRouteBuilder pages) => DownloadHandedDocument.MapPage(pages);
}
