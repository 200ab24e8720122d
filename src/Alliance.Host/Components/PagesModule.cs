using System.IO.Compression;
using Alliance.Host.Components.Finding;
using Alliance.Host.Components.Settings;
using Alliance.Host.Culture;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;

namespace Alliance.Host.Components;

/// <summary>Pages: languages, layout, circuits, error pages, and what browsers may do with them.</summary>
public static class PagesModule
{
    public static void AddPages(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        services.AddTexts();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures.French);
            options.SupportedCultures = options.SupportedUICultures = [.. Cultures.All];
            options.RequestCultureProviders = [new OrganisationCulture()];
        });
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<CircuitHandler, OrganisationCircuit>();
        // Over HTTPS too: what is secret in a page (antiforgery token, protected states) differs at every answer; see UsePages for who asks.
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/html"]));
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddFinding();
        services.AddSettingsPages();
        services.AddScoped<CountNavigation>();
        services.AddScoped<ListFirstSteps>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Confirmations>();
    }

    /// <summary>After tenancy (whose languages?) and before routing and identity.</summary>
    public static void UsePages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // A foreign site that sends a browser here again and again, with guesses in the address, could read from the lengths what a page says of people.
        app.UseWhen(x => x.Request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site"), x => x.UseResponseCompression());
        app.UseMiddleware<ContentSecurity>();
        app.UseRequestLocalization();
        app.UseMiddleware<ErrorPages>();
    }

    public static void MapPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        SwitchLanguage.Map(app);
        app.MapFinding();
        app.MapSettingsPages();
        app.MapStaticAssets().WithMetadata(new AnswersOnAttribute(HostKind.All)).AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null) // ContentSecurity says it, more strictly
            .AddAdditionalAssemblies([.. app.Services.GetServices<PageModule>().Select(x => x.Assembly).Where(x => x != typeof(App).Assembly).Distinct()])
            .Add(AnswerCircuits);
    }

    /// <summary>Pages say themselves where they answer; Blazor's own endpoints serve circuits, which organisations alone have.</summary>
    private static void AnswerCircuits(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith('_'))
            endpoint.Metadata.Add(new AnswersOnAttribute(HostKind.AnyOrganisation));
    }
}
