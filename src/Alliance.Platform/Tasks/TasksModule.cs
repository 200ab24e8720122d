using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Tasks;

/// <summary>What somebody is to do by a day: use cases, routes and pages of tasks, for the platform's front door. Areas register what tasks are about (<see cref="ITaskSubjects"/>).</summary>
internal static class TasksModule
{
    public static void AddTasks(this IServiceCollection services)
    {
        services.AddOrganisationSection<TaskSettings>(TaskSettings.SectionName, HostKind.Platform);
        services.AddSingleton(TaskNotices.Given);
        services.AddSingleton(TaskNotices.Due);
        services.AddSingleton(TaskNotices.Late);
        services.AddScoped<TaskNotices>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<GiveTasksOn>();
        services.AddScoped<ListMyTasks>();
        services.AddScoped<ListTasks>();
        services.AddScoped<AddTask>();
        services.AddScoped<ChangeTask>();
        services.AddScoped<FinishTask>();
        services.AddScoped<ReopenTask>();
        services.AddScoped<DropTask>();
        services.AddDailyWork<FollowTasks, PlatformDb>("following-tasks", HostKind.Platform);
        services.AddHomePart<MyTasks>(HostKind.Platform, HomePlace.Main, 0, Permissions.WorkOnTasks, Roles.LoanOfficer, Roles.Director);
        services.AddSingleton(new NavigationEntry(
            "/today", x => x.GetRequiredService<IStringLocalizer<TasksText>>()["My day"], Icons.Material.Outlined.Today, HostKind.Platform, Permissions.WorkOnTasks, 5));
        services.AddSingleton(new NavigationCount("/today", HostKind.Platform, Permissions.WorkOnTasks, (x, ct) => x.GetRequiredService<ListMyTasks>().Count(ct)));
    }

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        ListMyTasks.Map(tasks);
        ListTasks.Map(tasks);
        AddTask.Map(tasks);
        ChangeTask.Map(tasks);
        FinishTask.Map(tasks);
        ReopenTask.Map(tasks);
        DropTask.Map(tasks);
    }
}
