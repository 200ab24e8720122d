using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Drafts;

/// <summary>What is typed into forms and not sent yet: use cases, and the routes that pages use, for the module's front door.</summary>
internal static class DraftsModule
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddScoped<KeepDraft>();
        services.AddScoped<ShowDraft>();
        services.AddScoped<ForgetDraft>();
        services.AddScoped<ListDrafts>();
        services.AddScoped<IFormDrafts, FormDrafts>();
        services.AddDailyWork<ForgetOldDrafts, IdentityDb>("old-drafts", HostKind.AnyOrganisation);
        services.AddHomePart<MyDrafts>(HostKind.AnyOrganisation, HomePlace.Side, 5, null);
    }

    /// <summary>For pages alone: to a program a form is nothing.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/drafts").ExcludeFromDescription().RequireAuthorization().WithBoundedInput();
        KeepDraft.Map(drafts);
        ShowDraft.Map(drafts);
        ForgetDraft.Map(drafts);
    }
}
