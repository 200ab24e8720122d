using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Proposals;
using Alliance.Platform.Treasury;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The use cases of loans and their routes, for the module's front door.</summary>
internal static class LoansModule
{
    public static void AddLoans(this IServiceCollection services)
    {
        services.AddScoped<MatchingLoans>();
        services.AddFinder<LoanFinder>();
        services.AddFinder<LoanActFinder>();
        services.AddScoped<IStorySource, LoanStory>();
        services.AddScoped<ListLoans>();
        services.AddScoped<ExportLoans>();
        services.AddScoped<PreviewLoanHandOver>();
        services.AddScoped<ShowLoan>();
        services.AddScoped<RecordPayment>();
        services.AddScoped<ReturnPayment>();
        services.AddScoped<UndoEvent>();
        services.AddScoped<RefundCredit>();
        services.AddScoped<RescheduleLoan>();
        services.AddScoped<WriteOffLoan>();
        services.AddScoped<UndoWriteOff>();
        services.AddScoped<RecordRecovery>();
        services.AddScoped<ExplainLoan>();
        services.AddScoped<ILendOnDecisions, LendOnDecisions>();
        services.AddSingleton<IOperatorCommand, CheckLoansCommand>();
        services.AddLoanForm<RecordPaymentPanel>(LoanAct.Pay);
        services.AddLoanForm<RefundCreditPanel>(LoanAct.RefundCredit);
        services.AddLoanForm<RescheduleLoanPanel>(LoanAct.Reschedule);
        services.AddLoanForm<WriteOffPanel>(LoanAct.WriteOff);
        services.AddLoanForm<RecordRecoveryPanel>(LoanAct.Recover);
        services.AddOrganisationSection<PaymentSettings>(PaymentSettings.SectionName, HostKind.Platform);
        services.AddOrganisationSection<BankSettings>(BankSettings.SectionName, HostKind.Platform);
        services.AddOrganisationSection<ContractSettings>(ContractSettings.SectionName, HostKind.Platform);
        services.AddTwoPersonAct<PayAboveOwed>();
        services.AddTwoPersonAct<RestoreAboveOwed>();
        services.AddTwoPersonAct<WriteOffLoan.Act>();
        services.AddTwoPersonAct<UndoWriteOff.Act>();
        services.AddScoped<CountOwnLoans>();
        services.AddHomePart<MyLoans>(HostKind.Platform, HomePlace.Side, 10, Permissions.ReadLoans, Roles.LoanOfficer);
        services.AddSingleton(new NavigationEntry(
            "/loans", x => x.GetRequiredService<IStringLocalizer<LoansText>>()["Loans"], Icons.Material.Outlined.Payments, HostKind.Platform, Permissions.ReadLoans, 20));
    }

    public static void MapLoans(this IEndpointRouteBuilder loans)
    {
        ListLoans.Map(loans);
        ExportLoans.Map(loans);
        ShowLoan.Map(loans);
        RecordPayment.Map(loans);
        ReturnPayment.Map(loans);
        UndoEvent.Map(loans);
        RefundCredit.Map(loans);
        RescheduleLoan.Map(loans);
        WriteOffLoan.Map(loans);
        UndoWriteOff.Map(loans);
        RecordRecovery.Map(loans);
        ExplainLoan.Map(loans);
    }
}
