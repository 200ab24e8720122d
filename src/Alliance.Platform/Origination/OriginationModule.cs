using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Appraisal;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Finding;
using Alliance.Platform.Origination.Letters;
using Alliance.Platform.Origination.Merging;
using Alliance.Platform.Origination.Notes;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Origination.Presence;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Origination.Summary;
using Alliance.Platform.Origination.Visits;
using Alliance.Platform.Origination.Work;
using Alliance.Tenancy.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Origination;

/// <summary>Dossiers, from the first contact to the decision, for the platform's front door.</summary>
internal static class OriginationModule
{
    public static void AddOrigination(this IServiceCollection services)
    {
        services.AddScoped<MatchingParties>();
        services.AddFinder<PersonFinder>();
        services.AddFinder<EnterpriseFinder>();
        services.AddFinder<DossierFinder>();
        services.AddScoped<DossierNotices>();
        services.AddScoped<DossierAccess>();
        services.AddScoped<IAgendaSource, DossiersOnAgenda>();
        foreach (var kind in new[] { DossierNotices.Waiting, DossierNotices.Decided, DossierNotices.HandedOver, DossierNotices.ToPayOut, DossierNotices.ConditionDue, DossierNotices.Lapsed, DossierNotices.Overdue, DossierNotices.GivenUp }) services.AddSingleton(kind);
        services.AddDossiers();
        services.AddLists();
        services.AddDecisions();
        services.AddDossierDocuments();
        services.AddAppraisal();
        services.AddCorrections();
        services.AddOpinions();
        services.AddSummary();
        services.AddLetters();
        services.AddNotes();
        services.AddVisits();
        services.AddWork();
        services.AddPresence();
        services.AddMerging();
        services.AddScoped<Storyteller>();
        services.AddScoped<ShowPerson>();
        services.AddScoped<ShowEnterpriseStory>();
        services.AddScoped<IStorySource, DossierStory>();
        services.AddScoped<IRecentChanges, DossierChanges>();
        services.AddHomePart<MyDossiers>(HostKind.Platform, HomePlace.Main, 10, Permissions.RegisterApplications, Roles.LoanOfficer);
        services.AddHomePart<WaitingDecisions>(HostKind.Platform, HomePlace.Main, 5, Permissions.ReadApplications, Roles.Director);
        services.AddSingleton(new FirstStep(
            HostKind.Platform, Permissions.RegisterApplications, 30, x => x.GetRequiredService<IStringLocalizer<PlatformText>>()["Register the first dossier"], "/applications/new",
            (x, ct) => x.GetRequiredService<PlatformDb>().Applications.AnyAsync(ct)));
        services.AddSingleton(new NavigationEntry(
            "/applications", x => x.GetRequiredService<IStringLocalizer<PlatformText>>()["Dossiers"], Icons.Material.Outlined.FolderOpen,
            HostKind.Platform, Permissions.ReadApplications, 10));
        services.AddSingleton(new NavigationCount(
            "/applications", HostKind.Platform, Permissions.DecideApplications, (x, ct) => x.GetRequiredService<PlatformDb>().Applications.CountAsync(y => LoanApplication.Undecided.Contains(y.Status), ct)));
    }

    private static void AddDossiers(this IServiceCollection services)
    {
        services.AddScoped<RegisterApplication>();
        services.AddScoped<FindDoubles>();
        services.AddScoped<KnownParties>();
        services.AddScoped<ShowApplication>();
        services.AddScoped<ListOfficers>();
        services.AddScoped<ListOwners>();
        services.AddScoped<HandOverApplication>();
        services.AddScoped<CorrectApplication>();
        services.AddScoped<RecordBankLoan>();
        services.AddScoped<TakeBackBankLoan>();
        services.AddScoped<ShowEnterprise>();
    }

    private static void AddLists(this IServiceCollection services)
    {
        services.AddScoped<ListApplications>();
        services.AddScoped<ShowBoard>();
        services.AddScoped<ExportApplications>();
        services.AddScoped<FilterWords>();
        services.AddScoped<ChosenDossiers>();
        services.AddScoped<DossierBatch>();
        services.AddScoped<PreviewHandOver>();
        services.AddScoped<CountTasksAlong>();
        services.AddScoped<HandOverChosen>();
        services.AddScoped<PutChosenOnAgenda>();
    }

    private static void AddDecisions(this IServiceCollection services)
    {
        services.AddScoped<DossierDecisions>();
        services.AddScoped<ApproveApplication>();
        services.AddScoped<RefuseApplication>();
        services.AddScoped<AdjournApplication>();
        services.AddScoped<WithdrawApplication>();
        services.AddScoped<UndoDecision>();
        services.AddScoped<GiveUpLoan>();
        services.AddScoped<MeetCondition>();
        services.AddScoped<ReopenCondition>();
        services.AddDailyWork<LapseApprovals, PlatformDb>("lapsing-approvals", HostKind.Platform);
    }

    public static void MapOrigination(this IEndpointRouteBuilder api)
    {
        var applications = api.MapGroup("/applications").WithTags("Applications");
        RegisterApplication.Map(applications);
        FindDoubles.Map(applications);
        ListApplications.Map(applications);
        ExportApplications.Map(applications);
        ShowBoard.Map(applications);
        HandOverChosen.Map(applications);
        PutChosenOnAgenda.Map(applications);
        ShowApplication.Map(applications);
        ApproveApplication.Map(applications);
        RefuseApplication.Map(applications);
        AdjournApplication.Map(applications);
        MeetCondition.Map(applications);
        ReopenCondition.Map(applications);
        WithdrawApplication.Map(applications);
        UndoDecision.Map(applications);
        GiveUpLoan.Map(applications);
        ListOfficers.Map(applications);
        HandOverApplication.Map(applications);
        CorrectApplication.Map(applications);
        ListOwners.Map(applications);
        RecordBankLoan.Map(applications);
        TakeBackBankLoan.Map(applications);
        applications.MapDossierDocuments();
        applications.MapAppraisal();
        applications.MapCorrections();
        applications.MapOpinions();
        applications.MapSummary();
        applications.MapLetters();
        applications.MapNotes();
        applications.MapVisits();
        applications.MapPresence();
        PrintPack.Map(api);
        api.MapMerging();
        ShowEnterprise.Map(api.MapGroup("/enterprises").WithTags("Enterprises"));
    }
}
