using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Treasury;

/// <summary>The treasurer's desk, for the module's front door.</summary>
internal static class TreasuryDoors
{
    public static void AddTreasury(this IServiceCollection services)
    {
        services.AddScoped<ReadTreasury>();
        services.AddSingleton(new NavigationEntry(
            "/treasury", x => x.GetRequiredService<IStringLocalizer<TreasuryText>>()["Treasurer's desk"], Icons.Material.Outlined.AccountBalanceWallet,
            HostKind.Platform, Permissions.ReadFund, 24));
    }
}
