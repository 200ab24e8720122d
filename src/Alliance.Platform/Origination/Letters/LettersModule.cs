using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Letters to applicants about decisions: setting, use cases and routes, for the area's front door.</summary>
internal static class LettersModule
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddOrganisationSection<LetterSettings>(LetterSettings.SectionName, HostKind.Platform);
        services.AddScoped<LetterDesk>();
        services.AddScoped<ListLetters>();
        services.AddScoped<StartLetter>();
        services.AddScoped<SaveLetter>();
        services.AddScoped<ComposeAgain>();
        services.AddScoped<DiscardLetter>();
        services.AddScoped<SendLetter>();
        services.AddScoped<SendAgain>();
        services.AddScoped<WriteAgain>();
        services.AddScoped<PrintLetter>();
        services.AddPagePart<ApplicationPage, LettersPanel>(DossierPlaces.Below, -2);
        services.AddOrganisationJob<LetterMailer>("letter-mails", HostKind.Platform);
    }

    public static void MapLetters(this IEndpointRouteBuilder applications)
    {
        var letters = applications.MapGroup("/{id}/letters").WithTags("Letters to applicants");
        ListLetters.Map(letters);
        StartLetter.Map(letters);
        SaveLetter.Map(letters);
        ComposeAgain.Map(letters);
        DiscardLetter.Map(letters);
        SendLetter.Map(letters);
        SendAgain.Map(letters);
        WriteAgain.Map(letters);
        PrintLetter.Map(letters);
    }
}
