using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Platform.Treasury;
using Alliance.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The use cases of loans and their routes, for the module's front door.</summary>
internal static class LoanDoors
{
    public static void AddLoans(this IServiceCollection services)
    {
        services.AddScoped<OnceOnly>();
        services.AddScoped<ListLoans>();
        services.AddScoped<ExportLoans>();
        services.AddScoped<ShowLoan>();
        services.AddScoped<DisburseLoan>();
        services.AddScoped<RecordPayment>();
        services.AddScoped<ReturnPayment>();
        services.AddScoped<UndoEvent>();
        services.AddScoped<RefundCredit>();
        services.AddScoped<RescheduleLoan>();
        services.AddScoped<WriteOffLoan>();
        services.AddScoped<UndoWriteOff>();
        services.AddScoped<RecordRecovery>();
        services.AddScoped<ExplainLoan>();
        services.AddTwoPersonAct<WriteOffLoan.Act>();
        services.AddTwoPersonAct<UndoWriteOff.Act>();
        services.AddSingleton(new NavigationEntry(
            "/loans", x => x.GetRequiredService<IStringLocalizer<LoansText>>()["Loans"], Icons.Material.Outlined.Payments, HostKind.Platform, Permissions.ReadLoans, 20));
    }

    public static void MapLoans(this IEndpointRouteBuilder loans)
    {
        ListLoans.Map(loans);
        ExportLoans.Map(loans);
        ShowLoan.Map(loans);
        DisburseLoan.Map(loans);
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

    /// <summary>The same answer for the first request and for its repetitions.</summary>
    public static IResult Created(LoanReceipt? receipt) =>
        receipt is null ? TypedResults.NotFound() : TypedResults.Created($"/api/loans/{receipt.LoanId}", receipt);
}
