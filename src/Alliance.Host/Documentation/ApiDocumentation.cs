using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
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
        host.Services.AddOptions<DocumentationOptions>().BindConfiguration("Documentation");
        foreach (var (name, kind, title) in Descriptions)
            host.Services.AddOpenApi(name, options => Describe(options, kind, title));
    }

    public static void MapDocumentation(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var open = routes.ServiceProvider.GetRequiredService<IOptions<DocumentationOptions>>().Value.OpenToAll;
        foreach (var (name, kind, _) in Descriptions)
        {
            Guard(routes.MapOpenApi($"/openapi/{{documentName:regex(^{name}$)}}.json"), kind, open);
            Guard(routes.MapScalarApiReference("/docs", (options, context) => options
                    .WithTitle(context.RequestServices.GetRequiredService<TenantContext>().Organisation.Name)
                    .WithOpenApiRoutePattern($"/openapi/{name}.json")
                    .DisableDefaultFonts()
                    .DisableAgent()
                    .DisableMcp()
                    .HideClientButton()
                    .HideDeveloperTools()), kind, open);
        }
    }

    private static void Guard(IEndpointConventionBuilder documentation, HostKind kind, bool open)
    {
        documentation.WithMetadata(new AnswersOnAttribute(kind));
        if (open) documentation.AllowAnonymous();
        else documentation.RequireAuthorization();
    }

    private static void Describe(OpenApiOptions options, HostKind kind, string title)
    {
        options.ShouldInclude = x =>
            x.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true
            && x.ActionDescriptor.EndpointMetadata.OfType<AnswersOnAttribute>().LastOrDefault() is { } answers
            && answers.Kinds.HasFlag(kind);
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddSchemaTransformer(PlainSchemas.Describe);
        options.AddSchemaTransformer(IndicatorSchema.Describe);
        options.AddOperationTransformer(OperationConventions.Describe);
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = title;
            document.Info.Version = "1";
            document.Servers?.Clear();
            SecuritySchemes.Add(document, Cookie(context.ApplicationServices));
            OperationConventions.TellApart(document);
            document.AddComponent(ProblemSchema.Name, ProblemSchema.Make());
            return Task.CompletedTask;
        });
    }

    private static string Cookie(IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie.Name!;
}
