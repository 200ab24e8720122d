using Alliance.Kernel;
using Alliance.Platform.Accompaniment.JobObservations;
using Alliance.Platform.Accompaniment.Mentoring;
using Alliance.Platform.Accompaniment.Schemes;
using Alliance.Platform.Calendar;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Contracting;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Fund;
using Alliance.Platform.Governance;
using Alliance.Platform.Insight;
using Alliance.Platform.Insight.Reports;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Papers;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Links;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Product;
using Alliance.Platform.Proposals;
using Alliance.Platform.Store;
using Alliance.Platform.Tasks;
using Alliance.Platform.Treasury;
using Alliance.Platform.Views;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Alliance.Platform;

/// <summary>One regional platform: dossiers, loans, figures.</summary>
public static class PlatformModule
{
    public static void AddPlatform(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        services.AddModuleDb<PlatformDb>(HostKind.Platform);
        services.AddOrganisationSection<LendingSettings>(LendingSettings.SectionName, HostKind.Platform);
        services.AddValidation();
        services.AddTexts();
        services.TryAddScoped<IndicatorWords>();
        foreach (var grant in Permissions.Grants) services.AddSingleton(grant);
        services.AddSingleton(Permissions.MoveMoney);

        services.AddEntries();
        services.AddStore();
        services.AddNotices();
        services.AddCalendar();
        services.AddLinks();
        services.AddProposals();
        services.AddViews();
        services.AddTasks();
        services.AddGovernance();
        services.AddOrigination();
        services.AddLoans();
        services.AddDeferrals();
        services.AddReceipts();
        services.AddPapers();
        services.AddContracting();
        services.AddFund();
        services.AddArrears();
        services.AddDirectDebits();
        services.AddStatements();
        services.AddJobObservations();
        services.AddMentoring();
        services.AddSchemes();
        services.AddTreasury();
        services.AddFigures();
        services.AddReports();
        services.AddSingleton(new PageModule(typeof(PlatformModule).Assembly, HostKind.Platform));
    }

    /// <summary>What all areas share.</summary>
    private static void AddEntries(this IServiceCollection services)
    {
        services.AddOrganisationSection<LetterheadSettings>(LetterheadSettings.SectionName);
        services.AddOrganisationSection<PublicSettings>(PublicSettings.SectionName);
        services.AddSingleton<VerificationLimits>();
        services.AddScoped<Letterhead>();
        services.AddScoped<PaperFile>();
        services.AddScoped<Clerk>();
        services.AddScoped<OnceOnly>();
        services.AddSingleton<UploadTurns>();
    }

    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithMetadata(new AnswersOnAttribute(HostKind.Platform)).RequireAuthorization().WithBoundedInput();

        api.MapNotices();
        api.MapTasks();
        api.MapGovernance();
        api.MapOrigination();
        api.MapFigures();
        api.MapGroup("/loans").WithTags("Loans").MapLoans();
        api.MapReceipts();
        api.MapPapers();
        api.MapContracting();
        api.MapDirectDebits();
        api.MapGroup("/proposals").WithTags("Two-person decisions").MapProposals();
        api.MapGroup("/views").WithTags("Views of lists").MapViews();
        api.MapGroup("/arrears").WithTags("Arrears").MapArrears();
        api.MapGroup("/deferrals").WithTags("Deferrals").MapDeferrals();
        api.MapFund();
        api.MapTreasury();
        api.MapJobObservations();
        api.MapMentoring();
        api.MapSchemes();
        api.MapGroup("/statements").WithTags("Bank statements").MapStatements();
        api.MapGroup("/reports").WithTags("Reports").MapReports();

        var pages = routes.MapGroup("").WithMetadata(new AnswersOnAttribute(HostKind.Platform)).RequireAuthorization().WithBoundedInput();
        MarkNotices.MapPage(pages);
        pages.MapOpinionPages();
    }
}
