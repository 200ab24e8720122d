using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs.Daily;
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

    /// <summary>Registers work for each business date; see <see cref="IDailyWork"/>.</summary>
    /// <typeparam name="TWork">The work.</typeparam>
    /// <typeparam name="TDb">The module's context, in whose transaction it is done and noted as done.</typeparam>
    /// <param name="name">Of its lease, in logs and metrics: lower case, never changed, since by it an organisation's database knows what is done.</param>
    public static void AddDailyWork<TWork, TDb>(this IServiceCollection services, string name, HostKind kinds)
        where TWork : class, IDailyWork where TDb : ModuleDb
    {
        services.AddScoped<TWork>();
        // A new business date is noticed by the clock; the look is for one that a replica died over.
        services.AddSingleton(new JobDeclaration(
            typeof(TWork), name, kinds, TimeSpan.FromMinutes(30), x => ActivatorUtilities.CreateInstance<DailyJob<TWork, TDb>>(x, name)));
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
