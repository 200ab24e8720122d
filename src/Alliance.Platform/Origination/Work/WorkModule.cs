using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Tasks;
using Alliance.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Work;

/// <summary>What officers are to do about dossiers: tasks on their page and in their stories, and dossiers on the page of the day, for the area's front door.</summary>
internal static class WorkModule
{
    public static void AddWork(this IServiceCollection services)
    {
        services.AddScoped<ITaskSubjects, DossierTasks>();
        services.AddScoped<IStorySource, TaskStory>();
        services.AddPagePart<ApplicationPage, DossierTasksPanel>(DossierPlaces.Beside, 1);
        services.AddPagePart<TodayPage, MyDossiers>(TodayPlaces.Main, 10);
    }
}
