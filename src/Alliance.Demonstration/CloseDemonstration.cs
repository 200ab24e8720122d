using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Closes the generated books up to the month before the business date, as a treasurer would have.</summary>
public sealed class CloseDemonstration(PlatformDb db, TenantContext tenant, IBusinessDate business, MonthClosingRunner runner) : IActivation
{
    /// <summary>All that is entered for past months comes before they are closed.</summary>
    public static IReadOnlyList<Type> After => [typeof(GenerateFollowUp)];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo.Profile: not null } || await db.Set<MonthClosing>().AnyAsync(ct)) return;

        var until = new DateOnly(business.Today.Year, business.Today.Month, 1).AddDays(-1);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            db.Add(new MonthClosing(until, await FundBooks.Take(db, ct), await db.Loans.CountAsync(ct), Entered.On(business.Today)));
            await FundBooks.Close(db, until, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        while (await runner.Step(ct))
        {
        }

        db.ChangeTracker.Clear();
        progress.Report($"the fund's books are closed up to {until:yyyy-MM-dd}");
    }
}
