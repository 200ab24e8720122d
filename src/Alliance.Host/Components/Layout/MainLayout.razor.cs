using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Host.Components.Layout;

/// <summary>Navigation at the start side, a drawer on phones; works on static pages too, where MudBlazor stays away.</summary>
public sealed partial class MainLayout(TenantContext tenant, NavigationManager navigation, IStringLocalizer<ShellText> text)
{
    /// <summary>Cascades the type of the page that is shown.</summary>
    public const string PageName = "Page";

    private MudTheme _theme = new();
    private bool _interactiveSoon;

    [CascadingParameter] private HttpContext? Request { get; set; }

    [CascadingParameter(Name = PageName)] private Type? Page { get; set; }

    /// <summary>Its providers serve dialogs, menus and its own controls; a page without them is spared their weight.</summary>
    private bool UsesMudBlazor => (RendererInfo.IsInteractive || _interactiveSoon) && Page?.IsDefined(typeof(WithoutMudBlazorAttribute), inherit: false) is not true;

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
