using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The use cases of direct debits and their routes, for the module's front door.</summary>
internal static class DirectDebitsModule
{
    public static void AddDirectDebits(this IServiceCollection services)
    {
        services.AddPagePart<LoanPage, MandateLink>(LoanPlaces.Menu);
        services.AddBeforeCommit<PlatformDb, TellOfReturns>(CommitStage.Marks);
        services.AddSingleton(TellOfReturns.Returned);
        services.AddLoanTie<Mandate>(new("application.loan-has-mandate", "The loan has a direct-debit mandate in force: revoke it first."), loan => x => x.LoanId == loan, x => x.EndedAt is not null);
        services.AddLoanTie<DirectDebitLine>(LoanTies.MoneyHasMoved, loan => x => x.LoanId == loan);
        services.AddScoped<Holidays>();
        services.AddScoped<Mandates>();
        services.AddScoped<PreviewDirectDebits>();
        services.AddScoped<CountDebitsDue>();
        services.AddScoped<PrepareDirectDebits>();
        services.AddScoped<ListBatches>();
        services.AddScoped<ShowBatch>();
        services.AddScoped<CollectDirectDebits>();
        services.AddTwoPersonAct<CollectAboveOwed>();
        services.AddScoped<CancelDirectDebits>();
        services.AddScoped<ImportReturns>();
        services.AddScoped<IPlatformCheck, AccountCheck>();
        services.AddScoped<IPlatformCheck, HolidaysCheck>();
        services.AddSingleton(new NavigationEntry(
            "/direct-debits", x => x.GetRequiredService<IStringLocalizer<DirectDebitsText>>()["Direct debits"], Icons.Material.Outlined.AccountBalance, HostKind.Platform, Permissions.ReadDirectDebits, 28));
        services.AddSingleton(new NavigationEntry(
            "/holidays", x => x.GetRequiredService<IStringLocalizer<DirectDebitsText>>()["Bank holidays"], Icons.Material.Outlined.EventBusy, HostKind.Platform, Permissions.ManageHolidays, 90));
    }

    public static void MapDirectDebits(this IEndpointRouteBuilder api)
    {
        var debits = api.MapGroup("/direct-debits").WithTags("Direct debits");
        PreviewDirectDebits.Map(debits);
        ImportReturns.Map(debits);
        var batches = debits.MapGroup("/batches");
        PrepareDirectDebits.Map(batches);
        ListBatches.Map(batches);
        ShowBatch.Map(batches);
        CollectDirectDebits.Map(batches);
        CancelDirectDebits.Map(batches);
        Mandates.Map(api.MapGroup("/loans").WithTags("Direct debits"));
        Holidays.Map(api.MapGroup("/holidays").WithTags("Direct debits"));
    }
}
