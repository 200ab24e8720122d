using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>Gives every payment its receipt in the transaction that stores it, whoever records it: by hand, from a statement, from a direct-debit file.</summary>
internal sealed class ReceiptIssue : IBeforeCommit<PlatformDb>
{
    /// <summary>Adds the receipts of the payments among the events about to be stored. Their numbers are held until the transaction ends, so that they have neither doubles nor gaps.</summary>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        var payments =
            from loan in db.EventsEntered()
            from happened in loan
            where happened.Kind is LoanEventKind.Paid or LoanEventKind.Recovered
            group (Payment: happened, LoanId: loan.Key) by happened.BookedOn.Year into year
            orderby year.Key
            select year;
        foreach (var year in payments.ToList()) db.AddRange(await Issue(db, year.Key, [.. year], ct));
    }

    private static async Task<IEnumerable<Receipt>> Issue(PlatformDb db, int year, List<(LoanEvent Payment, Id<Loan> LoanId)> payments, CancellationToken ct)
    {
        var next = await Reserve(db, year, payments.Count, ct) - payments.Count;
        return payments.OrderBy(x => x.Payment.BookedOn).ThenBy(x => x.Payment.EnteredAt).ThenBy(x => x.Payment.Id).Select(x => new Receipt
        {
            PaymentId = x.Payment.Id,
            LoanId = x.LoanId,
            Year = year,
            Number = ++next,
            IssuedOn = x.Payment.BookedOn,
            Code = PublicCode.New(),
        });
    }

    /// <returns>The last of the numbers taken.</returns>
    private static async Task<int> Reserve(PlatformDb db, int year, int count, CancellationToken ct)
    {
        if (await Raise(db, year, count, ct) == 0)
        {
            await Begin(db, year, ct);
            await Raise(db, year, count, ct);
        }

        return await db.Set<ReceiptSeries>().AsNoTracking().Where(x => x.Year == year).Select(x => x.Last).SingleAsync(ct);
    }

    private static Task<int> Raise(PlatformDb db, int year, int count, CancellationToken ct) =>
        db.Set<ReceiptSeries>().Where(x => x.Year == year).ExecuteUpdateAsync(x => x.SetProperty(y => y.Last, y => y.Last + count), ct);

    private static async Task Begin(PlatformDb db, int year, CancellationToken ct)
    {
        try
        {
            // Not through the change tracker: that would store all that waits in it.
            await db.Database.ExecuteSqlAsync($"INSERT INTO platform_receipt_series (Year, Last) SELECT {year}, 0 WHERE NOT EXISTS (SELECT 1 FROM platform_receipt_series WHERE Year = {year})", ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another first payment of the year has begun the series meanwhile: it is there now.
        }
    }
}
