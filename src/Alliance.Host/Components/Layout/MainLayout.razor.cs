using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Host.Components.Layout;

/// <summary>Navigation at the start side, a drawer on phones; works on static pages too, where MudBlazor stays away.</summary>
public sealed partial class MainLayout(TenantContext tenant, NavigationManager navigation, IStringLocalizer<ShellText> text)
{
    private MudTheme _theme = new();
    private bool _interactiveSoon;

    [CascadingParameter] private HttpContext? Request { get; set; }

    private TenantContext Tenant => tenant;

    private IStringLocalizer<ShellText> Text => text;

    /// <summary>Drawn, and its circuit is still to come: see <c>waking.js</c>.</summary>
    private bool IsWaking => _interactiveSoon && !RendererInfo.IsInteractive;

    /// <summary>Links within the page need the whole path, because of the document's base.</summary>
    private string Here => navigation.Here(Request);

    protected override void OnInitialized()
    {
        _theme = Brand.Theme(tenant);
        _interactiveSoon = Request?.AcceptsInteractiveRouting() is true;
    }
}
