using System.Reflection;
using Alliance.Identity.Access;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components;

/// <summary>The root of every page. A circuit has no request of its own, so here its scope learns whose it is, before anything below is rendered (TENANCY 20).</summary>
public sealed partial class Routes(
    TenantContext tenant, CurrentUser user, IOrganisations organisations, AuthenticationStateProvider authentication,
    NavigationManager navigation, PageReadings readings, IEnumerable<PageModule> modules, IStringLocalizer<ShellText> text) : IDisposable
{
    private CancellationTokenRegistration _suspension;
    private Assembly[]? _assemblies;
    private HostKind _kind;
    private bool _refused;
    private Type? _cameTo;
    private bool _hasMoved;

    /// <summary>Null on the network's own host. Blazor protects a root's parameters with the host's key ring, so a page can't be given another organisation's.</summary>
    [Parameter] public string? OrganisationId { get; set; }

    /// <summary>The same in the document and in its circuit; null where there is none.</summary>
    [Parameter] public Guid? Visit { get; set; }

    private IStringLocalizer<ShellText> Text => text;

    public void Dispose() => _suspension.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if (OrganisationId is not null)
        {
            if (Admitted(OrganisationId) is not { } organisation || !IsFrom(organisation, principal))
            {
                _refused = true;
                return;
            }

            tenant.Set(organisation);
            user.Set(principal);
            if (RendererInfo.IsInteractive) EndWhenSuspended(organisation);
            if (Visit is { } key) BeginReadings(new(organisation.Id, user.AccountId, key, navigation.Uri.Split('#')[0]));
        }

        _kind = tenant.IsSet ? tenant.Organisation.Kind : HostKind.Network;
        _assemblies = _kind is HostKind.Network
            ? [typeof(Routes).Assembly]
            : [.. modules.Where(x => x.Kinds.HasFlag(_kind)).Select(x => x.Assembly).Distinct()];
    }

    protected override void OnAfterRender(bool firstRender) => readings.End();

    /// <summary>The organisation of the page, when it serves and the browser's address is one of its own.</summary>
    private Organisation? Admitted(string id) =>
        organisations.TryResolve(new Uri(navigation.BaseUri).IdnHost, out var organisation)
        && organisation.Id == id && organisation.Status is OrganisationStatus.Active
            ? organisation
            : null;

    /// <summary>Nobody, or one of its own: a session without the claim is nobody's and refused too.</summary>
    private static bool IsFrom(Organisation organisation, System.Security.Claims.ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated is not true || principal.FindFirst(ClaimNames.Organisation)?.Value == organisation.Id;

    /// <summary>Suspension ends the circuit: the page loads anew, and hears from the host that the service is suspended.</summary>
    private void EndWhenSuspended(Organisation organisation) => _suspension = organisation.Serving.Register(() =>
        _ = InvokeAsync(() => navigation.NavigateTo(navigation.Uri, forceLoad: true)));

    private void BeginReadings(PageVisit visit)
    {
        if (RendererInfo.IsInteractive) readings.Take(visit);
        else readings.Keep(visit);
    }

    /// <summary>The heading is focused after a move from page to page. The page one came to is focused as browsers do it: somebody may be typing there already when the circuit begins.</summary>
    private bool HasMovedTo(Type page)
    {
        _cameTo ??= page;
        return _hasMoved |= page != _cameTo;
    }

    private bool AnswersHere(Type page) =>
        page.GetCustomAttribute<AnswersOnAttribute>() is { } answers && answers.Kinds.HasFlag(_kind);
}
