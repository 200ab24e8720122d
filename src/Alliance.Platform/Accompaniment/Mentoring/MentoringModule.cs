using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Desk;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Notes;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Accompaniment.Mentoring;

/// <summary>Mentors and the entrepreneurs entrusted to them: setting, use cases, routes and pages, for the platform's front door.</summary>
internal static class MentoringModule
{
    public static void AddMentoring(this IServiceCollection services)
    {
        services.AddOrganisationSection<MentoringSettings>(MentoringSettings.SectionName, HostKind.Platform);
        services.AddMentors();
        services.AddPairs();
        services.AddMeetings();
        services.AddScoped<NoteDesk>();
        services.AddScoped<NoteSeal>();
        services.AddScoped<ListConfidentialNotes>();
        services.AddScoped<WriteConfidentialNote>();
        services.AddScoped<DeleteConfidentialNote>();
        services.AddDailyWork<FollowPairs, PlatformDb>("following-pairs", HostKind.Platform);
        services.AddHomePart<MyMentees>(HostKind.Platform, HomePlace.Main, 1, Permissions.Mentor, Roles.Mentor);
        services.AddSingleton(new NavigationEntry(
            "/mentoring", x => x.GetRequiredService<IStringLocalizer<MentoringText>>()["Mentoring"], Icons.Material.Outlined.Handshake, HostKind.Platform, Permissions.ReadMentoring, 35));
        services.AddSingleton(new NavigationEntry(
            "/mentees", x => x.GetRequiredService<IStringLocalizer<MentoringText>>()["My entrepreneurs"], Icons.Material.Outlined.Handshake, HostKind.Platform, Permissions.Mentor, 6));
    }

    private static void AddMentors(this IServiceCollection services)
    {
        services.AddSingleton(MentorNotices.Invited);
        services.AddScoped<MentorNotices>();
        services.AddScoped<MentorDesk>();
        services.AddScoped<ListMentors>();
        services.AddScoped<ShowMentor>();
        services.AddScoped<ListAccountsToMentor>();
        services.AddScoped<InviteMentor>();
        services.AddScoped<ChangeMentor>();
        services.AddScoped<AnswerMentorInvitation>();
        services.AddScoped<InviteMentorAgain>();
        services.AddScoped<NoteAbsence>();
        services.AddScoped<LeaveMentoring>();
    }

    private static void AddPairs(this IServiceCollection services)
    {
        foreach (var kind in PairNotices.All) services.AddSingleton(kind);
        services.AddScoped<PairNotices>();
        services.AddScoped<IKnowTies, MentorTies>();
        services.AddScoped<PairDesk>();
        services.AddScoped<PairReader>();
        services.AddScoped<ListPairs>();
        services.AddScoped<ListUnmentored>();
        services.AddScoped<ShowPair>();
        services.AddScoped<FindMentors>();
        services.AddScoped<ProposePair>();
        services.AddScoped<AnswerPair>();
        services.AddScoped<GivePair>();
        services.AddScoped<SignCharter>();
        services.AddScoped<ExtendPair>();
        services.AddScoped<EndPair>();
        services.AddScoped<EvaluatePair>();
        services.AddScoped<TakeBackPair>();
    }

    private static void AddMeetings(this IServiceCollection services)
    {
        services.AddScoped<MeetingMails>();
        services.AddScoped<MeetingDesk>();
        services.AddScoped<PlanMeeting>();
        services.AddScoped<LogMeeting>();
        services.AddScoped<RearrangeMeeting>();
        services.AddScoped<CallOffMeeting>();
        services.AddScoped<SettleAction>();
    }

    public static void MapMentoring(this IEndpointRouteBuilder api)
    {
        var mentors = api.MapGroup("/mentors").WithTags("Mentors");
        ListMentors.Map(mentors);
        InviteMentor.Map(mentors);
        ShowMentor.Map(mentors);
        ChangeMentor.Map(mentors);
        AnswerMentorInvitation.Map(mentors);
        InviteMentorAgain.Map(mentors);
        NoteAbsence.Map(mentors);
        LeaveMentoring.Map(mentors);
        MapPairs(api.MapGroup("/pairs").WithTags("Mentoring"));
    }

    private static void MapPairs(RouteGroupBuilder pairs)
    {
        ListPairs.Map(pairs);
        ListUnmentored.Map(pairs);
        FindMentors.Map(pairs);
        ProposePair.Map(pairs);
        ShowPair.Map(pairs);
        AnswerPair.Map(pairs);
        GivePair.Map(pairs);
        SignCharter.Map(pairs);
        ExtendPair.Map(pairs);
        EndPair.Map(pairs);
        EvaluatePair.Map(pairs);
        TakeBackPair.Map(pairs);

        var meetings = pairs.MapGroup("/{id}/meetings");
        PlanMeeting.Map(meetings);
        LogMeeting.Map(meetings);
        RearrangeMeeting.Map(meetings);
        CallOffMeeting.Map(meetings);
        SettleAction.Map(meetings);

        var notes = pairs.MapGroup("/{id}/notes");
        ListConfidentialNotes.Map(notes);
        WriteConfidentialNote.Map(notes);
        DeleteConfidentialNote.Map(notes);
    }
}
