using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Organisations;

/// <summary>The organisation of this scope: one request, circuit, message or job. The only truth; set once, by whoever opens the scope.</summary>
/// <remarks>Scoped on purpose: an AsyncLocal leaks into handlers of another organisation's circuit and is lost by an awaited child (TENANCY 17).</remarks>
public sealed class TenantContext : ICarriedAlong
{
    private Organisation? _organisation;

    public bool IsSet => _organisation is not null;

    /// <exception cref="NoOrganisationException">Nobody said whose work this is.</exception>
    public Organisation Organisation => _organisation ?? throw new NoOrganisationException();

    /// <exception cref="InvalidOperationException">The scope belongs to another organisation already.</exception>
    public void Set(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (_organisation is not null && _organisation.Id != organisation.Id)
            throw new InvalidOperationException($"This scope belongs to {_organisation.Id}; it can't become {organisation.Id}'s.");
        _organisation = organisation;
    }

    public void CarryInto(IServiceProvider scope) => scope.GetRequiredService<TenantContext>().Set(Organisation);
}

public sealed class NoOrganisationException() : InvalidOperationException("No organisation has been set in this scope.");
