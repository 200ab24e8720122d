using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Convening;
using Alliance.Platform.Governance.Minutes;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Governance;

/// <summary>Bodies, their sessions and ballots: settings, use cases and routes, for the module's front door.</summary>
internal static class GovernanceModule
{
    public static void AddGovernance(this IServiceCollection services)
    {
        services.AddOrganisationSection<CommitteeSettings>(CommitteeSettings.SectionName, HostKind.Platform);
        services.AddSingleton<IOperatorCommand, ReplaySessionCommand>();
        services.AddBodies();
        services.AddFloor();
        services.AddScoped<SessionDesk>();
        services.AddScoped<ListSessions>();
        services.AddScoped<ListOpenAgendas>();
        services.AddScoped<ShowSession>();
        services.AddScoped<ShowWithout>();
        services.AddScoped<ShowRoom>();
        services.AddScoped<FollowSession>();
        services.AddScoped<PlanSession>();
        services.AddAgendas();
        services.AddMinutes();
        services.AddConvening();
        services.AddScoped<ConveneSession>();
        services.AddScoped<OpenSession>();
        services.AddScoped<RecordPresence>();
        services.AddScoped<GiveProxy>();
        services.AddScoped<EndProxy>();
        services.AddScoped<TakeChair>();
        services.AddScoped<CallItem>();
        services.AddScoped<DeclareConflict>();
        services.AddScoped<OpenBallot>();
        services.AddScoped<CastVote>();
        services.AddScoped<CloseBallot>();
        services.AddScoped<VoidBallot>();
        services.AddScoped<GiveCastingVote>();
        services.AddScoped<SuspendSession>();
        services.AddScoped<ResumeSession>();
        services.AddScoped<CloseSession>();
        services.AddHomePart<MySessions>(HostKind.Platform, HomePlace.Top, 5, Permissions.AttendSessions, Roles.CommitteeMember, Roles.Director, Roles.LoanOfficer);
        services.AddSingleton(new NavigationEntry(
            "/sessions", x => x.GetRequiredService<IStringLocalizer<GovernanceText>>()["Sessions"], Icons.Material.Outlined.Groups, HostKind.Platform, Permissions.AttendSessions, 15));
    }

    private static void AddBodies(this IServiceCollection services)
    {
        services.AddScoped<CreateBody>();
        services.AddScoped<ListBodies>();
        services.AddScoped<AddMember>();
        services.AddScoped<RenewMandate>();
        services.AddScoped<NoteTies>();
        services.AddScoped<EndMandate>();
        services.AddScoped<ListPlannableBodies>();
        services.AddScoped<ListAccountsToVote>();
    }

    /// <summary>Who speaks, and what somebody writes for themselves meanwhile.</summary>
    private static void AddFloor(this IServiceCollection services)
    {
        services.AddScoped<RaiseHand>();
        services.AddScoped<ListMyNotes>();
        services.AddScoped<WriteMyNote>();
        services.AddScoped<GiveFloor>();
    }

    private static void AddAgendas(this IServiceCollection services)
    {
        services.AddScoped<AddResolution>();
        services.AddScoped<AgendaSubjects>();
        services.AddScoped<ListAgendaSubjects>();
        services.AddScoped<PutOnAgenda>();
        services.AddScoped<MoveAgendaItem>();
        services.AddScoped<TakeOffAgenda>();
        services.AddScoped<ListSessionsAbout>();
        services.AddScoped<ShowMotion>();
    }

    private static void AddConvening(this IServiceCollection services)
    {
        services.AddScoped<InviteMembers>();
        services.AddScoped<IConveningStep>(x => x.GetRequiredService<InviteMembers>());
        services.AddScoped<RearrangeSession>();
        services.AddScoped<CallOffSession>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<ListAnswers>();
        services.AddScoped<DownloadInvitation>();
        services.AddPagePart<SessionPage, AnswersPanel>(SessionPage.Before);
        services.AddDailyWork<FollowInvitations, PlatformDb>("session-invitations", HostKind.Platform);
    }

    private static void AddMinutes(this IServiceCollection services)
    {
        services.AddScoped<FreezeMinutes>();
        services.AddScoped<IClosingStep>(x => x.GetRequiredService<FreezeMinutes>());
        services.AddScoped<ShowMinutes>();
        services.AddScoped<WriteWords>();
        services.AddScoped<SignMinutes>();
        services.AddScoped<CorrectMinutes>();
        services.AddScoped<PrintMinutes>();
        services.AddScoped<VerifyMinutes>();
    }

    public static void MapGovernance(this IEndpointRouteBuilder routes)
    {
        var bodies = routes.MapGroup("/bodies").WithTags("Bodies");
        CreateBody.Map(bodies);
        ListBodies.Map(bodies);
        AddMember.Map(bodies);
        NoteTies.Map(bodies);
        RenewMandate.Map(bodies);
        EndMandate.Map(bodies);

        var sessions = routes.MapGroup("/sessions").WithTags("Sessions");
        ListSessions.Map(sessions);
        ShowSession.Map(sessions);
        ShowWithout.Map(sessions);
        PlanSession.Map(sessions);
        AddResolution.Map(sessions);
        ListAgendaSubjects.Map(sessions);
        PutOnAgenda.Map(sessions);
        MoveAgendaItem.Map(sessions);
        TakeOffAgenda.Map(sessions);
        ShowMotion.Map(sessions);
        ConveneSession.Map(sessions);
        OpenSession.Map(sessions);
        RecordPresence.Map(sessions);
        GiveProxy.Map(sessions);
        EndProxy.Map(sessions);
        TakeChair.Map(sessions);
        CallItem.Map(sessions);
        DeclareConflict.Map(sessions);
        OpenBallot.Map(sessions);
        CastVote.Map(sessions);
        CloseBallot.Map(sessions);
        VoidBallot.Map(sessions);
        GiveCastingVote.Map(sessions);
        SuspendSession.Map(sessions);
        ResumeSession.Map(sessions);
        CloseSession.Map(sessions);
        MapFloor(sessions);
        MapConvening(sessions);
        MapMinutes(sessions);
        VerifyMinutes.Map(routes.MapGroup("/minutes").WithTags("Sessions"));
    }

    private static void MapFloor(RouteGroupBuilder sessions)
    {
        RaiseHand.Map(sessions);
        ListMyNotes.Map(sessions);
        WriteMyNote.Map(sessions);
        GiveFloor.Map(sessions);
    }

    private static void MapConvening(RouteGroupBuilder sessions)
    {
        RearrangeSession.Map(sessions);
        CallOffSession.Map(sessions);
        AnswerInvitation.Map(sessions);
        ListAnswers.Map(sessions);
        DownloadInvitation.Map(sessions);
    }

    private static void MapMinutes(RouteGroupBuilder sessions)
    {
        ShowMinutes.Map(sessions);
        WriteWords.Map(sessions);
        SignMinutes.Map(sessions);
        CorrectMinutes.Map(sessions);
        PrintMinutes.Map(sessions);
    }
}
