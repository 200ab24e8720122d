using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Accompaniment.JobObservations;

/// <summary>Jobs counted in enterprises, for the platform's front door.</summary>
internal static class JobObservationsModule
{
    public static void AddJobObservations(this IServiceCollection services)
    {
        services.AddScoped<ObserveJobs>();
        services.AddScoped<IStorySource, JobStory>();
        services.AddPagePart<LoanPage, JobObservationsPanel>(LoanPlaces.Below);
    }

    public static void MapJobObservations(this IEndpointRouteBuilder api) =>
        ObserveJobs.Map(api.MapGroup("/enterprises").WithTags("Enterprises"));
}
