using Alliance.Kernel;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Who hears of dossiers: those who decide, the officer in charge, and those who pay out.</summary>
public sealed class DossierNotices(PlatformDb db, RaiseNotice raise)
{
    public static NoticeKind Waiting { get; } = new("application-waiting", typeof(PlatformText), Permissions.DecideApplications) { Days = 90 };

    public static NoticeKind Decided { get; } = new("application-decided", typeof(PlatformText), Permissions.RegisterApplications);

    public static NoticeKind HandedOver { get; } = new("application-handed-over", typeof(PlatformText), Permissions.RegisterApplications);

    /// <summary>A loan was granted; settled by its first payment out.</summary>
    public static NoticeKind ToPayOut { get; } = new("loan-to-pay-out", typeof(PlatformText), Permissions.DisburseLoans) { Days = 90 };

    /// <summary>The deadline of a condition is near.</summary>
    public static NoticeKind ConditionDue { get; } = new("condition-due", typeof(PlatformText), Permissions.RegisterApplications) { ByMail = true };

    /// <summary>The days owed to the applicant are used up: it climbs to those who decide, until it is decided.</summary>
    public static NoticeKind Overdue { get; } = new("application-overdue", typeof(PlatformText), Permissions.DecideApplications) { Days = 90, ByMail = true };

    public static NoticeKind Lapsed { get; } = new("application-lapsed", typeof(PlatformText), Permissions.RegisterApplications) { ByMail = true };

    public static NoticeKind GivenUp { get; } = new("application-given-up", typeof(PlatformText), Permissions.RegisterApplications);

    /// <summary>A dossier is complete, or its decision taken back.</summary>
    internal async Task Wait(LoanApplication application, CancellationToken ct) => await raise.Handle(Waiting, Fact(application, await NameOf(application, ct)), ct);

    /// <summary>It is complete no more.</summary>
    internal async Task WaitNoMore(LoanApplication application, CancellationToken ct)
    {
        await raise.Settle(Waiting, $"{application.Id}", ct);
        await raise.Settle(Overdue, $"{application.Id}", ct);
    }

    /// <summary>Dossiers whose days are used up, each told once for each day on which they were; again where it was settled meanwhile, by a decision that was taken back, say, and they are used up still.</summary>
    internal async Task Exceed(IReadOnlyList<(LoanApplication Application, DateOnly DueOn)> overdue, CancellationToken ct)
    {
        var names = await NamesOf([.. overdue.Select(x => x.Application)], ct);
        await raise.Each(
            Overdue,
            [
                .. from x in overdue
                   select Fact(x.Application, names[x.Application.EnterpriseId]) with { Time = Again(x.Application.TimesReopened, x.DueOn.DayNumber), Details = [x.Application.Number, x.DueOn] },
            ],
            ct);
    }

    /// <param name="application">Decided, adjourned or withdrawn.</param>
    /// <param name="loan">What an approval became; else null.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task Decide(LoanApplication application, DossierLoan? loan, CancellationToken ct)
    {
        await raise.Settle(Waiting, $"{application.Id}", ct);
        await raise.Settle(Overdue, $"{application.Id}", ct);
        if (application.Status is ApplicationStatus.Withdrawn) return;

        var fact = Fact(application, await NameOf(application, ct));
        await raise.Handle(Decided, fact with { InCharge = application.Officer.AccountId, Case = Entries.KebabCase.Of(application.Status) }, ct);
        if (loan is { AwaitsContract: false } && application.Status is ApplicationStatus.Approved) await raise.Handle(ToPayOut, ToBePaid(fact, loan), ct);
    }

    /// <summary>With the last condition met, the loan is to be paid out, unless its contract is to be signed first.</summary>
    internal async Task MeetCondition(LoanApplication application, int number, DossierLoan? loan, CancellationToken ct)
    {
        await raise.Settle(ConditionDue, KeyOf(application, number), ct);
        if (loan is { AwaitsContract: false } && application.Status is ApplicationStatus.Approved) await raise.Handle(ToPayOut, ToBePaid(Fact(application, await NameOf(application, ct)), loan), ct);
    }

    /// <summary>With its contract signed, the loan is to be paid out.</summary>
    internal async Task Contract(LoanApplication application, DossierLoan loan, CancellationToken ct) => await raise.Handle(ToPayOut, ToBePaid(Fact(application, await NameOf(application, ct)), loan), ct);

    /// <summary>Nothing is to be paid out for now.</summary>
    internal Task ReopenCondition(LoanApplication application, CancellationToken ct) => raise.Settle(ToPayOut, $"{application.Id}", ct);

    /// <summary>Deadlines that are near, each told once.</summary>
    internal async Task Warn(IReadOnlyList<LoanApplication> applications, Func<Condition, bool> isNear, CancellationToken ct)
    {
        var names = await NamesOf(applications, ct);
        await raise.Each(
            ConditionDue,
            [
                .. from application in applications
                   from condition in application.Conditions.Where(isNear)
                   select new NoticeFact(KeyOf(application, condition.Number), $"/applications/{application.Id}")
                   {
                       Time = application.Events.Count(x => x.Kind is ApplicationEventKind.Approved),
                       InCharge = application.Officer.AccountId,
                       Details = [application.Number, condition.Deadline],
                       About = names[application.EnterpriseId],
                   },
            ],
            ct);
    }

    /// <summary>Their deadlines are no more of use.</summary>
    internal async Task ForgetConditions(LoanApplication application, CancellationToken ct)
    {
        foreach (var condition in application.Conditions) await raise.Settle(ConditionDue, KeyOf(application, condition.Number), ct);
    }

    internal async Task Lapse(LoanApplication application, CancellationToken ct)
    {
        await ForgetConditions(application, ct);
        await raise.Handle(Lapsed, Fact(application, await NameOf(application, ct)) with { InCharge = application.Officer.AccountId }, ct);
    }

    /// <summary>Nothing is to be paid out, and no condition to be met.</summary>
    internal async Task GiveUp(LoanApplication application, CancellationToken ct)
    {
        await ForgetConditions(application, ct);
        await raise.Settle(ToPayOut, $"{application.Id}", ct);
        await raise.Handle(GivenUp, Fact(application, await NameOf(application, ct)) with { InCharge = application.Officer.AccountId }, ct);
    }

    /// <summary>The decision was taken back: it waits again, and nothing is to be paid out.</summary>
    internal async Task Undo(LoanApplication application, CancellationToken ct)
    {
        await raise.Settle(ToPayOut, $"{application.Id}", ct);
        await raise.Settle(Decided, $"{application.Id}", ct);
        if (application.Status is ApplicationStatus.Ready) await Wait(application, ct);
    }

    /// <summary>Another officer is in charge from now on.</summary>
    internal async Task HandOver(LoanApplication application, CancellationToken ct)
    {
        // In whose hands it was, and what was decided while it was there, is another's business now.
        await raise.Settle(HandedOver, $"{application.Id}", ct);
        await raise.Settle(Decided, $"{application.Id}", ct);
        if (application.Officer.AccountId is not { } officer) return;
        await raise.Handle(HandedOver, Fact(application, await NameOf(application, ct)) with { AccountId = officer }, ct);
    }

    /// <summary>Which time a fact is that is told once by itself, of a dossier that was settled so many times before. Of one that never was: as it is.</summary>
    internal static int Again(int settled, int time) => (Math.Min(settled, 2_000) * 1_000_000) + time; // a day is number 738 000 and some, and a history has no two thousand turns

    private static NoticeFact ToBePaid(NoticeFact fact, DossierLoan loan) => fact with { Href = $"/loans/{loan.Id}", Details = [loan.Number] };

    private static string KeyOf(LoanApplication application, int condition) => $"{application.Id}/{condition}";

    /// <summary>A dossier may wait and be decided again: each of its events is a fact of its own.</summary>
    private static NoticeFact Fact(LoanApplication application, string enterprise) => new($"{application.Id}", $"/applications/{application.Id}")
    {
        Time = application.Events.Count,
        Details = [application.Number],
        About = enterprise,
    };

    private async Task<Dictionary<Id<Enterprise>, string>> NamesOf(IReadOnlyList<LoanApplication> applications, CancellationToken ct)
    {
        var enterprises = applications.Select(x => x.EnterpriseId).ToList();
        return await db.Enterprises.Where(x => enterprises.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Profile.Name, ct);
    }

    private Task<string> NameOf(LoanApplication application, CancellationToken ct) =>
        db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct);
}
