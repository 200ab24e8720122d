using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Alliance.Tenancy.Organisations;

/// <summary>The registry as others see it: an immutable snapshot, swapped whole when files in <c>tenants/</c> change.</summary>
public interface IOrganisations
{
    /// <summary>Every organisation known, in the order of their ids, whatever their status.</summary>
    ImmutableArray<Organisation> All { get; }

    Organisation? Find(string id);

    /// <summary>Exact match of a normalised host name (see <c>HostName</c>): no wildcard, no first label.</summary>
    bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation);

    /// <summary>Raised after a swap, with what became of each changed organisation. Handlers must be quick.</summary>
    event EventHandler<OrganisationChanged>? Changed;
}

/// <param name="Before">Null for a newcomer.</param>
public sealed record OrganisationChanged(Organisation? Before, Organisation After)
{
    /// <summary>Whether what was opened in or read from its database is to be let go of: it is served no more, or by another database.</summary>
    public bool LeavesItsDatabase => After.Status is not OrganisationStatus.Active || Before?.Database != After.Database;
}
