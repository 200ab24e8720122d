using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Which reminders are due: the latest step that a loan has reached, unless that step or a later one went out since it became late.</summary>
internal static class ReminderPlan
{
    private const int AtATime = 500;

    /// <param name="Step">From 1.</param>
    internal sealed record Due(Id<Loan> LoanId, string Number, DateOnly OldestDue, int Step);

    /// <returns>Latest first: there a letter still helps most.</returns>
    public static async Task<List<Due>> Of(PlatformDb db, IQueryable<Loan> loans, ArrearsSettings settings, DateOnly today, CancellationToken ct)
    {
        var newest = today.AddDays(-settings.Reminders[0].AfterDays);
        var late = loans.AsNoTracking().Where(x => x.Summary.Status == LoanStatus.InRepayment && x.Summary.OldestDueUnpaidOn <= newest);
        var candidates = await late.Select(x => new { x.Id, x.Number, OldestDue = x.Summary.OldestDueUnpaidOn!.Value }).ToListAsync(ct);
        var sent = (await (from reminder in db.Set<Reminder>()
                           join loan in late on reminder.LoanId equals loan.Id
                           select new Sent(reminder.LoanId, reminder.Step, reminder.On, reminder.LateSince)).ToListAsync(ct)).ToLookup(x => x.LoanId);

        var due = new List<Due>();
        var doubtful = new List<Due>();
        foreach (var loan in candidates)
        {
            var next = new Due(loan.Id, loan.Number, loan.OldestDue, settings.StepsReached(today.DayNumber - loan.OldestDue.DayNumber));
            var reached = sent[loan.Id].Where(x => x.Step >= next.Step).ToList();
            if (reached.Count == 0) due.Add(next);
            else if (!reached.Exists(x => x.On > loan.OldestDue)) doubtful.Add(next); // of these or of former arrears: only replay tells
        }

        foreach (var chunk in doubtful.Chunk(AtATime))
        {
            Id<Loan>[] ids = [.. chunk.Select(x => x.LoanId)];
            var replayed = await db.Loans.AsNoTracking().AsSplitQuery().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
            due.AddRange(chunk.Where(x => !WentOut(sent[x.LoanId], x.Step, PastState.LateSince(replayed[x.LoanId].State, today))));
        }

        return [.. due.OrderByDescending(x => x.OldestDue).ThenBy(x => x.Number, StringComparer.Ordinal)];
    }

    private static bool WentOut(IEnumerable<Sent> sent, int step, DateOnly? lateSince) =>
        sent.Any(x => x.Step >= step && (x.LateSince == lateSince || x.On > lateSince));

    private sealed record Sent(Id<Loan> LoanId, int Step, DateOnly On, DateOnly LateSince);
}
