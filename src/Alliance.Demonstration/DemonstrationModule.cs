using Alliance.Tenancy.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Demonstration;

/// <summary>Generated histories for platforms whose file asks for them, once each, when such a platform becomes active.</summary>
public static class DemonstrationModule
{
    public static void AddDemonstration(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddActivation<GenerateDemonstration>();
        host.Services.AddActivation<GenerateMandates>();
        host.Services.AddActivation<GenerateFollowUp>();
        host.Services.AddActivation<CloseDemonstration>();
        host.Services.AddActivation<GenerateCommittee>();
        host.Services.AddActivation<GenerateContracts>();
        host.Services.AddActivation<GenerateMentoring>();
        host.Services.AddActivation<GenerateLetters>();
        host.Services.AddActivation<GenerateNotices>();
    }
}
