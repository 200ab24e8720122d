using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Governance;

/// <summary>Bodies, their sessions and ballots: settings, use cases and routes, for the module's front door.</summary>
internal static class GovernanceModule
{
    public static void AddGovernance(this IServiceCollection services)
    {
        services.AddOrganisationSection<CommitteeSettings>(CommitteeSettings.SectionName, HostKind.Platform);
        services.AddSingleton<IOperatorCommand, ReplaySessionCommand>();
    }
}
