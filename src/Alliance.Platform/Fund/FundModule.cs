using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Contributions;
using Alliance.Platform.Fund.Forecast;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Fund.Position;
using Alliance.Platform.Fund.Sources;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Fund;

/// <summary>The use cases of the loan fund and their routes, for the module's front door.</summary>
internal static class FundModule
{
    public static void AddFund(this IServiceCollection services)
    {
        services.AddBeforeCommit<PlatformDb, FundPosting>(CommitStage.Books);
        services.AddBeforeCommit<PlatformDb, PayOutAgain>(CommitStage.Books);
        services.AddBeforeCommit<PlatformDb, NumberMovements>(CommitStage.Numbers);
        services.AddLoanTie<FundMovement>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan);
        services.AddLoanTie<FundingShare>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan);
        services.AddScoped<FundReader>();
        services.AddPagePart<LoanPage, FundingPanel>(LoanPlaces.Beside);
        services.AddScoped<FundSources>();
        services.AddScoped<FundProof>();
        services.AddScoped<RegisterFunder>();
        services.AddScoped<ListFunders>();
        services.AddScoped<SignAgreement>();
        services.AddScoped<ShowAgreement>();
        services.AddScoped<PrintStatement>();
        services.AddScoped<RecordContribution>();
        services.AddScoped<PreviewFunding>();
        services.AddScoped<ShowFunding>();
        services.AddScoped<ShowFund>();
        services.AddScoped<ForecastCash>();
        services.AddScoped<ListMovements>();
        services.AddScoped<ExportMovements>();
        services.AddScoped<ListClosings>();
        services.AddScoped<IRecentChanges, JournalChanges>();
        services.AddScoped<IRecentChanges, ClosingChanges>();
        services.AddSingleton(new FirstStep(
            HostKind.Platform, Permissions.ManageFund, 20, x => x.GetRequiredService<IStringLocalizer<FundText>>()["Enter a funder and its agreement"], "/fund/agreements/new",
            (x, ct) => x.GetRequiredService<PlatformDb>().Set<FundingAgreement>().AnyAsync(ct)));
        services.AddScoped<CloseMonth>();
        services.AddScoped<ReopenMonth>();
        services.AddSingleton(ClosingNotices.ToClose);
        services.AddSingleton(ClosingNotices.Differs);
        services.AddDailyWork<ClosingNotices, PlatformDb>("month-to-close", HostKind.Platform);
        services.AddOrganisationJob<MonthClosingRunner>("month-closings", HostKind.Platform);
        services.AddTwoPersonAct<ReopenMonth.Act>();
        services.AddSingleton<IOperatorCommand, CheckFundCommand>();
        services.AddSingleton(new NavigationEntry(
            "/fund", x => x.GetRequiredService<IStringLocalizer<FundText>>()["Loan fund"], Icons.Material.Outlined.Savings, HostKind.Platform, Permissions.ReadFund, 40));
    }

    public static void MapFund(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Loan fund");
        ShowFund.Map(fund);
        ForecastCash.Map(fund);
        RegisterFunder.Map(fund);
        ListFunders.Map(fund);
        SignAgreement.Map(fund);
        ShowAgreement.Map(fund);
        PrintStatement.Map(fund);
        RecordContribution.Map(fund);
        PreviewFunding.Map(fund);
        ShowFunding.Map(fund);
        ListMovements.Map(fund);
        ExportMovements.Map(fund);
        ListClosings.Map(fund);
        CloseMonth.Map(fund);
        ReopenMonth.Map(fund);
    }
}
