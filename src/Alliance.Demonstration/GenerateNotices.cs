using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Proposals;
using Alliance.Platform.Tasks;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Jobs.Daily;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform the notices of its last weeks, each raised as it would have been on its own day. Nobody is mailed.</summary>
/// <remarks>A platform that has a notice already, generated or not, is left alone.</remarks>
public sealed class GenerateNotices(PlatformDb db, TenantContext tenant, IStaff staff, ICurrentUser user, ILendOnDecisions lending, IEnumerable<ITaskSubjects> kinds, JobSignal<NoticeMailer> signal) : IActivation
{
    /// <summary>Days that are looked back on.</summary>
    private const int Back = 25;

    /// <summary>Of one kind: more nobody reads.</summary>
    private const int Most = 5;

    /// <summary>What notices tell of is generated before.</summary>
    public static IReadOnlyList<Type> After => [typeof(GenerateFollowUp), typeof(CloseDemonstration), typeof(GenerateCommittee), typeof(GenerateContracts)];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: not null, BusinessDate: { } today } } || await db.Set<Notice>().AnyAsync(ct)) return;

        var since = today.AddDays(-Back);
        await Dossiers(since, ct);
        await Appraisal(since, ct);
        await Tasks(since, today, ct);
        for (var day = since; day <= today; day = day.AddDays(1)) await new PromiseNotices(db, On(day)).Step(new(day.AddDays(-1), day), ct);
        foreach (var proposal in await db.Set<Proposal>().Where(x => x.Status == ProposalStatus.Waiting && x.Kind == WriteOffLoan.Act.Name).ToListAsync(ct))
            await new ProposalNotices(On(DateOnly.FromDateTime(proposal.ProposedAt))).Wait(proposal, Permissions.WriteOffLoans, ct);
        var month = new DateOnly(today.Year, today.Month, 1);
        await new ClosingNotices(db, On(month)).Step(new(month.AddDays(-1), month), ct);

        var raised = db.Set<Notice>().Local.ToList();
        foreach (var notice in raised) notice.MailsAsked();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"{raised.Count} notices generated");
    }

    /// <summary>Complete ones wait for those who decide; what was decided is told to the officer, and what was granted to those who pay out.</summary>
    private async Task Dossiers(DateOnly since, CancellationToken ct)
    {
        var ready = await db.Applications.Where(x => x.Status == ApplicationStatus.Ready || x.Status == ApplicationStatus.OnAgenda).OrderBy(x => x.Number).ToListAsync(ct);
        foreach (var dossier in ready.Where(x => x.CompleteOn >= since).OrderBy(x => x.CompleteOn).Take(Most))
            await new DossierNotices(db, On(dossier.CompleteOn!.Value)).Wait(dossier, ct);
        foreach (var dossier in await db.Applications.Where(x => x.Decision != null && x.Decision.On >= since).OrderByDescending(x => x.Decision!.On).ThenBy(x => x.Number).Take(2 * Most).ToListAsync(ct))
            await new DossierNotices(db, On(dossier.Decision!.On)).Decide(dossier, await lending.Find(dossier.Id, ct) is { HasEvents: false } loan ? loan : null, ct);
    }

    /// <summary>What applicants were asked to put right, and what outsiders answered.</summary>
    private async Task Appraisal(DateOnly since, CancellationToken ct)
    {
        var open = await db.Set<Correction>().Where(x => x.State == CorrectionState.WithApplicant).ToListAsync(ct);
        foreach (var asked in open.OrderByDescending(x => x.Steps[^1].At).ThenBy(x => x.Number).Take(Most))
            if (asked.Steps[^1].On is var day && day >= since) await new CorrectionNotices(db, On(day)).Follow(await db.Applications.SingleAsync(x => x.Id == asked.ApplicationId, ct), asked, ct);
        foreach (var answered in await db.Set<OutsideOpinion>().Where(x => x.State == OpinionState.Answered).OrderBy(x => x.Deadline).ToListAsync(ct))
            if (answered.Answer is { } answer && answer.On >= since) await new OpinionNotices(On(answer.On)).Answer(await db.Applications.SingleAsync(x => x.Id == answered.ApplicationId, ct), answered, ct);
    }

    private async Task Tasks(DateOnly since, DateOnly today, CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            var due = await db.Set<WorkTask>().AsNoTracking().Where(x => x.Kind == kind.Kind && x.State == TaskState.Open && x.DueOn >= since && x.DueOn <= today).OrderBy(x => x.DueOn).ThenBy(x => x.Words).ToListAsync(ct);
            var subjects = await kind.Describe([.. due.Select(x => x.Subject).Distinct()], ct);
            foreach (var task in due.Where(x => subjects.ContainsKey(x.Subject))) await new TaskNotices(On(task.DueOn)).Fall(kind, [(task, subjects[task.Subject])], ct);
        }
    }

    private RaiseNotice On(DateOnly day) => new(db, staff, user, new PinnedDay(day), new PinnedClock(day), tenant, signal);

    private sealed class PinnedDay(DateOnly day) : IBusinessDate
    {
        public DateOnly Today => day;
    }

    private sealed class PinnedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Entered.On(day).At);
    }
}
