using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>A page of the work list, by few looks: the rows, their contacts, their promises.</summary>
public sealed partial class ListArrears
{
    /// <returns>How many match, too, where that was seen on the way.</returns>
    private async Task<(IReadOnlyList<Row> Rows, int? Total)> Page(IQueryable<Match> matching, Input input, int skip, int take, CancellationToken ct)
    {
        if (input.OrderBy is ArrearsOrder.AmountLate) return await PageByAmount(matching, input, skip, take, ct);

        var rows = await Rows(Ordered(matching, input).Skip(skip).Take(take)).ToListAsync(ct);
        return (await Completed(rows, await PromisesOf(rows, ct), ct), null);
    }

    /// <summary>Amounts late aren't stored: all that match are added up before the order is made.</summary>
    private async Task<(IReadOnlyList<Row> Rows, int? Total)> PageByAmount(IQueryable<Match> matching, Input input, int skip, int take, CancellationToken ct)
    {
        var today = business.Today;
        var all = (await matching.Select(x => new { x.Loan.Id, x.Loan.Number, x.Loan.Summary.Schedule }).ToListAsync(ct))
            .ConvertAll(x => (x.Id, x.Number, Amount: x.Schedule.LateOn(today)));
        var ordered = input.Descending
            ? all.OrderByDescending(x => x.Amount).ThenByDescending(x => x.Number, StringComparer.Ordinal)
            : all.OrderBy(x => x.Amount).ThenBy(x => x.Number, StringComparer.Ordinal);
        Id<Loan>[] ids = [.. ordered.Skip(skip).Take(take).Select(x => x.Id)];
        var found = ids.Length == 0 ? [] : (await Rows(matching.Where(x => ids.Contains(x.Loan.Id))).ToListAsync(ct)).ToDictionary(x => x.Id);
        // One that was paid between the two readings is no longer late.
        List<Row> rows = [.. ids.Where(found.ContainsKey).Select(x => found[x])];
        return (await Completed(rows, await PromisesOf(rows, ct), ct), all.Count);
    }

    /// <summary>What there is to follow up among those that match, and the first of those whose step is due.</summary>
    internal async Task<CountFollowUp.Found> FollowUp(Input input, int first, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadLoans);
        var (matching, steps) = (Matching(input), StepsDue(business.Today));
        var late = await matching.Select(x => steps.Any(y => y.LoanId == x.Loan.Id)).ToListAsync(ct);
        if (late.Count == 0) return new(0, 0, 0, 0, []);

        var promises = await LatestPromises.Of(db, matching.Select(x => x.Loan.Id), business.Today, ct);
        var due = late.Count(x => x);
        var rows = due == 0 ? [] : await Rows(Ordered(Matching(input with { StepDue = true }), input).Take(first)).ToListAsync(ct);
        return new(due, promises.Values.Count(IsDueSoon), promises.Values.Count(IsBroken), late.Count, await Completed(rows, promises, ct));
    }

    private async Task<Dictionary<Id<Loan>, LastPromise>> PromisesOf(List<Row> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];

        Id<Loan>[] ids = [.. rows.Select(x => x.Id)];
        return await LatestPromises.Of(db, db.Loans.Where(x => ids.Contains(x.Id)).Select(x => x.Id), business.Today, ct);
    }

    private async Task<IReadOnlyList<Row>> Completed(List<Row> rows, Dictionary<Id<Loan>, LastPromise> promises, CancellationToken ct)
    {
        if (rows.Count == 0) return rows;

        var today = business.Today;
        Id<Loan>[] ids = [.. rows.Select(x => x.Id)];
        var contacts = (await db.Set<Contact>().Where(x => ids.Contains(x.LoanId) && x.StruckAt == null)
            .Select(x => new { x.LoanId, x.Kind, x.On, x.EnteredAt, x.NextOn }).ToListAsync(ct)).ToLookup(x => x.LoanId);
        return rows.ConvertAll(x => x with
        {
            DaysLate = today.DayNumber - x.LateSince.DayNumber,
            AmountLate = x.Schedule!.LateOn(today),
            Contact = contacts[x.Id].OrderBy(y => y.On).ThenBy(y => y.EnteredAt).LastOrDefault() is { } last ? new(last.Kind, last.On, last.NextOn) : null,
            Promise = promises.GetValueOrDefault(x.Id),
        });
    }

    private static IQueryable<Row> Rows(IQueryable<Match> matching) => matching.Select(x => new Row
    {
        Id = x.Loan.Id,
        Number = x.Loan.Number,
        EnterpriseId = x.Loan.EnterpriseId,
        Enterprise = x.Enterprise,
        Entrepreneur = x.Entrepreneur,
        Phone = x.Phone,
        Province = x.Province,
        Sector = x.Sector,
        ApplicationId = x.Loan.ApplicationId,
        Officer = x.Officer,
        LateSince = x.Loan.Summary.OldestDueUnpaidOn!.Value,
        Outstanding = x.Loan.Summary.Outstanding,
        Schedule = x.Loan.Summary.Schedule,
    });
}
