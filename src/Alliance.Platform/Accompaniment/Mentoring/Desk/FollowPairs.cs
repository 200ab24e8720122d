using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Tenancy.Jobs.Daily;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Once a day: the mentor hears of what drifts, and days later who coordinates; and the mentor of what the loan tells, without amounts. Each once, by the state of the day.</summary>
/// <remarks>What nobody can do anything about is told to nobody: of a mentor without an account who coordinates hears at once.</remarks>
internal sealed class FollowPairs(PlatformDb db, TenantContext tenant, PairReader reader, RaiseNotice raise) : IDailyWork
{
    /// <summary>Days late from which a loan is a signal: a payment that crosses a week-end is none.</summary>
    private const int LateFrom = 5;

    /// <summary>Days late after which it is no news any more.</summary>
    private const int LateUntil = 120;

    /// <summary>Days in which a payment that came back is news.</summary>
    private const int ReturnedSince = 15;

    private static readonly PairState[] Open = [PairState.Proposed, PairState.Running];

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (today, settings) = (days.Today, MentoringSettings.Of(tenant.Organisation));
        var found = await reader.Find(db.Set<Pair>().Where(x => Open.Contains(x.State)), ct);
        var accounts = found.ToDictionary(x => x.Pair.Id, x => x.Mentor.AccountId);
        var rows = await reader.Rows(found, ct);
        var drifting = rows.SelectMany(x => x.Drifts, (pair, drift) => (pair, drift)).ToList();
        await raise.Each(PairNotices.Drifting, [.. from x in drifting let to = accounts[x.pair.Id] where to is not null && IsOfMentor(x.pair, x.drift) select Fact(x.pair, x.drift) with { AccountId = to }], ct);
        await raise.Each(PairNotices.StillDrifting, [.. from x in drifting where !IsOfMentor(x.pair, x.drift) || accounts[x.pair.Id] is null || x.drift.DaysOn(today) > settings.DaysBeforeCoordinator select Fact(x.pair, x.drift)], ct);
        await Tell(found, today, ct);
        return false;
    }

    /// <summary>An entrepreneur who doesn't answer is nothing that the mentor was asked.</summary>
    private static bool IsOfMentor(PairRow pair, Drift drift) => drift.Kind is not DriftKind.Unanswered || pair.MentorSaid is null;

    private static NoticeFact Fact(PairRow pair, Drift drift) => new($"{pair.Id}", $"/pairs/{pair.Id}")
    {
        Time = drift.Since.DayNumber * 10 + (int)drift.Kind,
        Case = KebabCase.Of(drift.Kind),
        Details = [drift.Since],
        About = pair.Enterprise,
    };

    /// <summary>A payment that is late for some days, or came back since they go together.</summary>
    private async Task Tell(List<PairReader.Read> found, DateOnly today, CancellationToken ct)
    {
        var running = found.FindAll(x => x.Pair.State is PairState.Running && x.Mentor.AccountId is not null);
        var enterprises = running.ConvertAll(x => x.Pair.EnterpriseId);
        var late = today.AddDays(-LateFrom);
        var loans = await db.Loans.AsNoTracking()
            .Where(x => enterprises.Contains(x.EnterpriseId) && x.Summary.Status == LoanStatus.InRepayment && (x.Summary.OldestDueUnpaidOn <= late || x.Summary.ReturnedPayments > 0))
            .ToListAsync(ct);
        var facts = from loan in loans
                    from read in running.Where(x => x.Pair.EnterpriseId == loan.EnterpriseId)
                    from signal in Signals(loan, read.Pair, today)
                    select new NoticeFact($"{read.Pair.Id}", $"/pairs/{read.Pair.Id}") { Time = signal.Day.DayNumber * 2 + (signal.Case is "late" ? 0 : 1), Case = signal.Case, AccountId = read.Mentor.AccountId, About = read.Enterprise };
        await raise.Each(PairNotices.Signal, [.. facts], ct);
    }

    private static IEnumerable<(string Case, DateOnly Day)> Signals(Loan loan, Pair pair, DateOnly today)
    {
        if (loan.Summary.OldestDueUnpaidOn is { } due && due <= today.AddDays(-LateFrom) && due > today.AddDays(-LateUntil)) yield return ("late", due);
        var undone = LoanHistory.UndoneAmong(loan.Events);
        foreach (var back in loan.Events.Where(x => x.Kind is LoanEventKind.Returned && x.On >= pair.StartsOn && x.On > today.AddDays(-ReturnedSince) && !undone.Contains(x.Id)))
            yield return ("returned", back.On);
    }
}
