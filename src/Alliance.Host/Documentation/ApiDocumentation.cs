using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.OpenApi;
using Scalar.AspNetCore;

namespace Alliance.Host.Documentation;

/// <summary>OpenAPI of the HTTP interface, one description per kind of organisation, and pages to browse it at <c>/docs</c>.</summary>
public static class ApiDocumentation
{
    private static readonly (string Name, HostKind Kind, string Title)[] Descriptions =
    [
        ("platform", HostKind.Platform, "Alliance SaaS — platform"),
        ("alliance", HostKind.Alliance, "Alliance SaaS — national figures"),
    ];

    public static void AddDocumentation(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        foreach (var (name, kind, title) in Descriptions)
            host.Services.AddOpenApi(name, options => Describe(options, kind, title));
    }

    public static void MapDocumentation(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, kind, _) in Descriptions)
        {
            routes.MapOpenApi($"/openapi/{{documentName:regex(^{name}$)}}.json").WithMetadata(new AnswersOnAttribute(kind)).AllowAnonymous();
            routes.MapScalarApiReference("/docs", (options, context) => options
                    .WithTitle(context.RequestServices.GetRequiredService<TenantContext>().Organisation.Name)
                    .WithOpenApiRoutePattern($"/openapi/{name}.json")
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .HideClientButton()
                    .HideDeveloperTools())
                .WithMetadata(new AnswersOnAttribute(kind)).AllowAnonymous();
        }
    }

    private static void Describe(OpenApiOptions options, HostKind kind, string title)
    {
        options.ShouldInclude = x =>
            x.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true
            && x.ActionDescriptor.EndpointMetadata.OfType<AnswersOnAttribute>().LastOrDefault() is { } answers
            && answers.Kinds.HasFlag(kind);
        options.AddSchemaTransformer(IndicatorSchema.Describe);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = title;
            document.Info.Version = "1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
