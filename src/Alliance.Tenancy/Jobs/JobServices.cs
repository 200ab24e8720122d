using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Jobs;

public static class JobServices
{
    /// <summary>Registers a job beside the use cases that ask for it: they raise its <see cref="JobSignal{T}"/>. It runs only where the host runs jobs.</summary>
    /// <param name="name">Of its lease, in logs and metrics: lower case, such as <c>mass-deferrals</c>.</param>
    public static void AddOrganisationJob<T>(this IServiceCollection services, string name, HostKind kinds, TimeSpan? lookEvery = null)
        where T : class, IOrganisationJob
    {
        services.AddScoped<T>();
        services.AddSingleton<JobSignal<T>>();
        services.AddSingleton(new JobDeclaration(typeof(T), name, kinds, lookEvery, x => x.GetRequiredService<T>()));
    }

    /// <summary>Runs what was registered, while this host serves. Commands and tests of parts don't call this.</summary>
    public static void RunOrganisationJobs(this IServiceCollection services) => services.AddHostedService<JobLoop>();

    internal static void AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindConfiguration("Jobs").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Leases>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<JobTurns>();
        services.AddScoped<JobProgress>();
    }
}
