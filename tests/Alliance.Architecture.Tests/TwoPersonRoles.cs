using System.Reflection;
using System.Text.RegularExpressions;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Platform;

namespace Alliance.Architecture.Tests;

/// <summary>Which roles two persons give, worked out from what each may do in the whole product.</summary>
public sealed class TwoPersonRoles
{
    /// <summary>Permissions of a platform that move no money, promise none and give none up. A new one is named here, or where those that do are declared.</summary>
    private static readonly string[] MoveNone =
    [
        Permissions.WorkOnTasks, Permissions.ReadApplications, Permissions.RegisterApplications, Permissions.MergePersons, Permissions.ReadConfidentialOpinions, Permissions.ObserveEnterprises, Permissions.ReadLoans, Permissions.FollowUpArrears,
        Permissions.ReadProposals, Permissions.ReadDirectDebits, Permissions.ManageHolidays, Permissions.RunChecks, Permissions.ReadStatements, Permissions.ReadFigures, Permissions.ReadFund, Permissions.ReadReports,
        // A contract that is signed lets a loan be paid out, which takes another role.
        Permissions.MakeContracts, Permissions.ManageContractTemplates,
        // A session decides resolutions: who gets a vote that grants a loan is for who brings dossiers onto its agenda.
        Permissions.AttendSessions, Permissions.ReadSessions, Permissions.RunSessions, Permissions.ManageBodies,
        Permissions.Mentor, Permissions.ReadMentoring, Permissions.CoordinateMentoring,
    ];

    [TestCase(HostKind.Platform, ExpectedResult = new[] { Roles.Director, Roles.Treasurer, Roles.PlatformAdministrator })]
    [TestCase(HostKind.Alliance, ExpectedResult = new string[0])]
    public string[] Are_those_that_move_money_and_those_that_agree_to_it(HostKind kind)
    {
        var permissions = new RolePermissions([.. AccountPermissions.Grants, .. Permissions.Grants], [Permissions.MoveMoney]);

        return [.. Roles.Of(kind).Where(permissions.TakesTwo)];
    }

    /// <summary>One that gave roles without asking how many persons it takes would be a way around.</summary>
    [TestCase(@"\.ChangeRoles\(", "Administering/AgreeToRoles.cs", "Administering/GiveRoles.cs")]
    [TestCase(@"new Account\(", "Activation/CreateDemonstrationAccounts.cs", "Activation/InviteAdministrators.cs", "Administering/InviteAccount.cs")]
    public void Are_given_in_no_other_place(string gives, params string[] known) => Assert.That(
        Product.Files("src", ".cs", ".razor").Where(x => Regex.IsMatch(x.Text, gives)).Select(x => x.Path), Is.EquivalentTo(known.Select(x => "src/Alliance.Identity/" + x)));

    [Test]
    public void Every_permission_says_whether_it_moves_money()
    {
        var all = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.IsLiteral).Select(x => (string)x.GetRawConstantValue()!);

        Assert.That(MoveNone.Concat(Permissions.MoveMoney.Permissions), Is.EquivalentTo(all));
    }
}
