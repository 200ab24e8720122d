using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Identity;

/// <summary>A generated person with whom a demonstration can be explored.</summary>
public sealed record DemonstrationAccount(string Email, string DisplayName, IReadOnlyList<string> Roles);

/// <summary>Accounts with a documented password, for organisations with demonstration data alone. Such data is refused outside development.</summary>
public static class DemonstrationAccounts
{
    public const string Password = "Demonstration-2026";

    /// <summary>None for an organisation without demonstration data.</summary>
    public static IReadOnlyList<DemonstrationAccount> Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (organisation.Demo is null) return [];
        return organisation.Kind is HostKind.Alliance
            ?
            [
                At(organisation, "analyste", "Nadia El Fassi", Roles.NationalAnalyst),
                At(organisation, "administration", "Karim Bennani", Roles.NationalAdministrator),
            ]
            :
            [
                At(organisation, "directeur", "Rachid Amrani", Roles.Director, Roles.LoanOfficer),
                At(organisation, "charge", "Salma Idrissi", Roles.LoanOfficer),
                At(organisation, "tresorier", "Hassan Ouali", Roles.Treasurer),
                At(organisation, "comite", "Leïla Tazi", Roles.CommitteeMember),
                At(organisation, "comite2", "Abdelkrim Sefrioui", Roles.CommitteeMember),
                At(organisation, "comite3", "Malika Zerhouni", Roles.CommitteeMember),
                At(organisation, "comite4", "Tarik Belhaj", Roles.CommitteeMember),
                At(organisation, "comite5", "Naïma Ait Lahcen", Roles.CommitteeMember),
                At(organisation, "parrain", "Omar Berrada", Roles.Mentor),
                At(organisation, "administration", "Imane Chraïbi", Roles.PlatformAdministrator),
                At(organisation, "audit", "Youssef Alaoui", Roles.Auditor),
            ];
    }

    private static DemonstrationAccount At(Organisation organisation, string mailbox, string name, params string[] roles) =>
        new($"{mailbox}@{organisation.Label}.example", name, roles);
}
