using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Proposals;

/// <summary>What takes two persons: its use cases and routes, for the module's front door.</summary>
internal static class ProposalsModule
{
    public static void AddProposals(this IServiceCollection services)
    {
        services.AddScoped<MakeProposal>();
        services.AddScoped<ProposalNotices>();
        services.AddSingleton(ProposalNotices.Waiting);
        services.AddSingleton(ProposalNotices.Decided);
        services.AddScoped<ListProposals>();
        services.AddScoped<IRecentChanges, ProposalChanges>();
        services.AddHomePart<ProposalsNotice>(HostKind.Platform, HomePlace.Top, 0, Permissions.ReadProposals);
        services.AddScoped<DecideProposal>();
        services.AddSingleton(new NavigationEntry(
            "/proposals", x => x.GetRequiredService<IStringLocalizer<ProposalsText>>()["Two-person decisions"], Icons.Material.Outlined.HowToReg,
            HostKind.Platform, Permissions.ReadProposals, 60));
        services.AddSingleton(new NavigationCount("/proposals", HostKind.Platform, Permissions.ReadProposals, (x, ct) => x.GetRequiredService<ListProposals>().CountForMe(ct)));
    }

    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        ListProposals.Map(routes);
        DecideProposal.Map(routes);
    }
}
