using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Letters;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Contracting;

/// <summary>Templates of contracts, the contracts of loans and their signing, for the module's front door.</summary>
internal static class ContractingModule
{
    public static void AddContracting(this IServiceCollection services)
    {
        services.AddLoanTie<ContractRecord>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan, _ => true, _ => { }); // stays as it is: a code on paper is told that there is no such loan any more
        services.AddLoanTie<ContractPaper>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan, _ => true, _ => { });
        services.AddLoanTie<ContractSigning>(new("application.loan-has-contract", "The contract of this loan is signed: the decision can't be undone any more."), loan => x => x.LoanId == loan, isRecord: true);
        services.AddLoanTie<ContractParticulars>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan, _ => true);
        services.AddBeforeCommit<PlatformDb, KeepScan>(CommitStage.Acts);
        services.AddScoped<ShowContractTemplate>();
        services.AddScoped<CheckContractTemplate>();
        services.AddScoped<SaveContractTemplate>();
        services.AddScoped<ContractDesk>();
        services.AddScoped<ShowContract>();
        services.AddScoped<MakeContract>();
        services.AddScoped<WriteParticulars>();
        services.AddScoped<IKnowNames, NamesOfContracts>();
        services.AddScoped<SignContract>();
        services.AddScoped<ListVoidContracts>();
        services.AddPagePart<ApplicationPage, VoidContractsPanel>(DossierPlaces.Beside, order: 10);
        services.AddScoped<CorrectSigningDay>();
        services.AddScoped<PrintContract>();
        services.AddScoped<VerifyContract>();
        services.AddPagePart<LoanPage, ContractPanel>(LoanPlaces.Beside, order: -10);
        services.AddSingleton(new NavigationEntry(
            "/contract-templates", x => x.GetRequiredService<IStringLocalizer<ContractingText>>()["Contract templates"], Icons.Material.Outlined.EditNote, HostKind.Platform, Permissions.ManageContractTemplates, 92));
    }

    public static void MapContracting(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/contract-templates").WithTags("Contracts");
        ShowContractTemplate.Map(templates);
        CheckContractTemplate.Map(templates);
        SaveContractTemplate.Map(templates);

        var contract = api.MapGroup("/loans/{id}/contract").WithTags("Contracts");
        ShowContract.Map(contract);
        MakeContract.Map(contract);
        WriteParticulars.Map(contract);
        SignContract.Map(contract);
        CorrectSigningDay.Map(contract);
        PrintContract.Map(contract);
        ListVoidContracts.Map(api.MapGroup("/applications").WithTags("Contracts"));
        VerifyContract.Map(api.MapGroup("/contracts").WithTags("Contracts"));
    }
}
