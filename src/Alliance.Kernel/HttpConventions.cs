using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel;

public static class HttpConventions
{
    /// <summary>JSON as the whole API speaks it: enums as lower-case words joined by hyphens, nothing that isn't asked for, no null where there must be something, days within bounds; and refusals as ProblemDetails.</summary>
    public static void AddHttpConventions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.Converters.Add(new BusinessDayJsonConverter());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        });
        services.Configure<RouteHandlerOptions>(x => x.ThrowOnBadRequest = true); // so that unreadable input gets a ProblemDetails with a code, in every environment
        services.AddProblemAnswers();
    }
}
