using Alliance.Host.Components.Pages;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Layout;

/// <summary>Navigation at the start side, a drawer on phones; works on static pages too.</summary>
public sealed partial class MainLayout(
    TenantContext tenant, NavigationManager navigation, UseCase<CountNavigation> countNavigation, IStringLocalizer<ShellText> text)
{
    private IReadOnlyDictionary<string, int> _counts = new Dictionary<string, int>(StringComparer.Ordinal);
    private string? _countedAt;
    private bool _interactiveSoon;

    [CascadingParameter] private HttpContext? Request { get; set; }

    [CascadingParameter] private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    private Type? Page => Route?.PageType;

    /// <summary>What the page is about. Another loan's page is another page: no form, question or answer of the one before stays open on it.</summary>
    private string? About => Route is null ? null : string.Join('/', Route.RouteValues.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Value));

    private TenantContext Tenant => tenant;

    private IStringLocalizer<ShellText> Text => text;

    /// <summary>Drawn, and its circuit is still to come: see <c>waking.js</c>.</summary>
    private bool IsWaking => _interactiveSoon && !RendererInfo.IsInteractive;

    /// <summary>Links within the page need the whole path, because of the document's base.</summary>
    private string Here => navigation.Here(Request);

    protected override void OnInitialized() => _interactiveSoon = Request?.AcceptsInteractiveRouting() is true;

    /// <summary>Counted once for each page that is opened. A page that says what went wrong counts nothing: the database may be what went wrong.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (Page == typeof(StatusPage) || _countedAt == navigation.Uri) return;
        _countedAt = navigation.Uri;
        _counts = await countNavigation.Show(x => x.Handle(tenant.Organisation.Kind));
    }
}
