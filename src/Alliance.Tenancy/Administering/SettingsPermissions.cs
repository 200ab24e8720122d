using Alliance.Kernel;

namespace Alliance.Tenancy.Administering;

/// <summary>What may be done with an organisation's settings from within it.</summary>
public static class SettingsPermissions
{
    public const string Read = "settings.read";

    /// <summary>Try other values and take the changed file along; and write it, where the deployment lets its organisations do so.</summary>
    public const string Change = "settings.change";

    public static IReadOnlyList<RoleGrant> Grants { get; } =
    [
        new(Roles.PlatformAdministrator, Read, Change),
        new(Roles.Director, Read),
        new(Roles.Auditor, Read),
        new(Roles.NationalAdministrator, Read, Change),
    ];
}
