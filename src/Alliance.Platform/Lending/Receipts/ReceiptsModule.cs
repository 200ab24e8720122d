using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>The use cases of receipts and their routes, for the module's front door.</summary>
internal static class ReceiptsModule
{
    public static void AddReceipts(this IServiceCollection services)
    {
        services.AddBeforeCommit<PlatformDb, ReceiptIssue>(CommitStage.Numbers);
        services.AddLoanTie<Receipt>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan);
        services.AddFinder<ReceiptFinder>();
        services.AddScoped<IStorySource, ReceiptStory>();
        services.AddScoped<ShowReceipt>();
        services.AddScoped<PrintReceipt>();
        services.AddScoped<VerifyReceipt>();
        services.AddPagePart<LoanPage, ReceiptLink>(LoanPlaces.Event);
    }

    public static void MapReceipts(this IEndpointRouteBuilder api)
    {
        var loans = api.MapGroup("/loans").WithTags("Receipts");
        ShowReceipt.Map(loans);
        PrintReceipt.Map(loans);
        VerifyReceipt.Map(api.MapGroup("/receipts").WithTags("Receipts"));
    }
}
