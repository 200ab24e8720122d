using System.Collections.Frozen;
using Alliance.Kernel;

namespace Alliance.Identity.Access;

/// <summary>What each role may do: the grants of all modules, added up.</summary>
public sealed class RolePermissions(IEnumerable<RoleGrant> grants)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _byRole = grants
        .GroupBy(x => x.Role, x => x.Permissions, StringComparer.Ordinal)
        .ToFrozenDictionary(x => x.Key, x => x.SelectMany(y => y).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public bool Allow(IEnumerable<string> roles, string permission)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Any(role => _byRole.TryGetValue(role, out var permissions) && permissions.Contains(permission));
    }
}
