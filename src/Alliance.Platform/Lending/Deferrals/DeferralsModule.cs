using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>The use cases of deferrals and their routes, for the module's front door.</summary>
internal static class DeferralsModule
{
    public static void AddDeferrals(this IServiceCollection services)
    {
        services.AddLoanTie<DeferredLoan>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan);
        services.AddScoped<IRecentChanges, ScheduleChanges>();
        services.AddScoped<DeferLoan>();
        services.AddScoped<PreviewMassDeferral>();
        services.AddScoped<ProposeMassDeferral>();
        services.AddScoped<UndoMassDeferral>();
        services.AddScoped<ListMassDeferrals>();
        services.AddScoped<ShowMassDeferral>();
        services.AddOrganisationJob<MassDeferralRunner>("mass-deferrals", HostKind.Platform);
        services.AddTwoPersonAct<ProposeMassDeferral.Act>();
        services.AddTwoPersonAct<UndoMassDeferral.Act>();
        services.AddSingleton(new NavigationEntry(
            "/deferrals", x => x.GetRequiredService<IStringLocalizer<DeferralsText>>()["Mass deferrals"], Icons.Material.Outlined.EventRepeat,
            HostKind.Platform, Permissions.DeferManyLoans, 35));
    }

    public static void MapDeferrals(this IEndpointRouteBuilder deferrals)
    {
        DeferLoan.Map(deferrals);
        ListMassDeferrals.Map(deferrals);
        PreviewMassDeferral.Map(deferrals);
        ProposeMassDeferral.Map(deferrals);
        ShowMassDeferral.Map(deferrals);
        UndoMassDeferral.Map(deferrals);
    }
}
