using System.Collections.Immutable;
using System.Security.Claims;
using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Access;

/// <summary>The user of this scope. Set once, from the principal of the request or circuit; nobody, who may nothing, until then.</summary>
public sealed class CurrentUser(RolePermissions permissions) : ICurrentUser, ICarriedAlong
{
    private Session? _session;

    public Guid? AccountId => _session?.AccountId;

    public string Name => _session?.Name ?? "";

    public ImmutableArray<string> Roles => _session is { Ended: false } session ? session.Roles : [];

    public bool May(string permission) => permissions.Allow(Roles, permission);

    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>Says who acts in this scope. An anonymous principal is nobody.</summary>
    /// <exception cref="InvalidOperationException">The scope is somebody else's already.</exception>
    public void Set(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Identity?.IsAuthenticated is true && principal.FindFirstValue(ClaimNames.Subject) is { } subject)
            Set(new Session(subject, principal));
    }

    /// <summary>The session was found ended (deactivated, other roles): from now on nobody acts here, nor in any scope opened from here.</summary>
    public void End()
    {
        if (_session is not null) _session.Ended = true;
    }

    public void CarryInto(IServiceProvider scope)
    {
        if (_session is not null) scope.GetRequiredService<CurrentUser>().Set(_session);
    }

    private void Set(Session session)
    {
        if (_session is not null && _session.Subject != session.Subject)
            throw new InvalidOperationException("This scope already acts for another user.");
        _session ??= session;
    }

    /// <summary>Shared by a circuit and the scopes opened from it, so that its end is seen in all of them.</summary>
    private sealed class Session(string subject, ClaimsPrincipal principal)
    {
        public string Subject { get; } = subject;

        public Guid? AccountId { get; } = Guid.TryParse(subject, out var id) ? id : null;

        public string Name { get; } = principal.FindFirstValue(ClaimNames.Name) ?? subject;

        public ImmutableArray<string> Roles { get; } = [.. principal.FindAll(ClaimNames.Role).Select(x => x.Value)];

        public bool Ended { get; set; }
    }
}
