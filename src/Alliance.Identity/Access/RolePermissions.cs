using System.Collections.Frozen;
using Alliance.Identity.Accounts;
using Alliance.Kernel;

namespace Alliance.Identity.Access;

/// <summary>What each role may do: the grants of all modules, added up.</summary>
public sealed class RolePermissions(IEnumerable<RoleGrant> grants, IEnumerable<MoneyPermissions> money)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _byRole = grants
        .GroupBy(x => x.Role, x => x.Permissions, StringComparer.Ordinal)
        .ToFrozenDictionary(x => x.Key, x => x.SelectMany(y => y).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly FrozenSet<string> _ofTwo = money.SelectMany(x => x.Permissions).Append(AccountPermissions.Agree).ToFrozenSet(StringComparer.Ordinal);

    public bool Allow(IEnumerable<string> roles, string permission)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Any(role => _byRole.TryGetValue(role, out var permissions) && permissions.Contains(permission));
    }

    /// <summary>Whether two persons give this role: with it one moves money, or is the second person who agrees that somebody may. Follows from what the role may do, so that none is forgotten.</summary>
    public bool TakesTwo(string role) => _byRole.TryGetValue(role, out var permissions) && permissions.Overlaps(_ofTwo);
}
