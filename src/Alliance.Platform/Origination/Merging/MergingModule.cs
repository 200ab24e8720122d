using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Two records of one person become one: use cases, routes and what stands of them on the person's page, for the area's front door.</summary>
internal static class MergingModule
{
    public static void AddMerging(this IServiceCollection services)
    {
        services.AddScoped<FindOtherRecords>();
        services.AddScoped<ComparePersons>();
        services.AddScoped<MergePersons>();
        services.AddScoped<UndoMerge>();
        services.AddScoped<ListMerges>();
        services.AddPagePart<PersonPage, OtherRecords>(PersonPlaces.Above);
        services.AddPagePart<PersonPage, MergedRecords>(PersonPlaces.Beside);
    }

    public static void MapMerging(this IEndpointRouteBuilder api)
    {
        var merges = api.MapGroup("/persons/{id}/merges").WithTags("Persons");
        ListMerges.Map(merges);
        MergePersons.Map(merges);
        UndoMerge.Map(merges);
    }
}
