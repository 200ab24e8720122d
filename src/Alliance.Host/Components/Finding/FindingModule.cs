using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Host.Components.Finding;

/// <summary>The search over everything: its page, and the window over any other.</summary>
internal static class FindingModule
{
    /// <summary>What somebody has typed so far.</summary>
    /// <param name="Q">Longer than anything that is looked for is refused.</param>
    public sealed record Input([property: StringLength(Sought.Longest)] string? Q);

    public static void AddFinding(this IServiceCollection services)
    {
        services.AddFinder<PageFinder>();
        services.AddScoped<HiddenWords>();
    }

    /// <summary>What the window shows, as a part of a page. Asked by POST: names and numbers of people that are being typed stay out of addresses, which proxies write down.</summary>
    public static void MapFinding(this IEndpointRouteBuilder routes) => routes.MapPost("/search/answers", Find)
        .WithMetadata(new AnswersOnAttribute(HostKind.AnyOrganisation)).RequireAuthorization().WithBoundedInput().ExcludeFromDescription();

    private static async Task<RazorComponentResult<Answers>> Find(Input input, FindAnything find, TenantContext tenant, CancellationToken ct)
    {
        var sought = Sought.Read(input.Q);
        return new(new { Sought = sought, Groups = await find.Handle(sought, tenant.Organisation.Kind, ct) });
    }
}
