using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Treasury;

/// <summary>The treasurer's desk, for the module's front door.</summary>
internal static class TreasuryModule
{
    public static void AddTreasury(this IServiceCollection services)
    {
        services.AddScoped<ShowTreasury>();
        services.AddScoped<DisburseLoan>();
        services.AddPagePart<ClosingsPage, WaitingBeforeClosing>(ClosingsPage.Waiting);
        services.AddLoanForm<DisburseLoanPanel>(LoanAct.Disburse);
        services.AddHomePart<TreasurerDesk>(HostKind.Platform, HomePlace.Top, 20, Permissions.ReadFund, Roles.Treasurer);
        services.AddSingleton(new NavigationEntry(
            "/treasury", x => x.GetRequiredService<IStringLocalizer<TreasuryText>>()["Treasurer's desk"], Icons.Material.Outlined.AccountBalanceWallet,
            HostKind.Platform, Permissions.ReadFund, 24));
    }

    public static void MapTreasury(this IEndpointRouteBuilder api)
    {
        ShowTreasury.Map(api);
        DisburseLoan.Map(api.MapGroup("/loans").WithTags("Loans"));
    }
}
