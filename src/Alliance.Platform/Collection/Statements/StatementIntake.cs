using System.Data.Common;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Stores a statement some lines at a time, so that a file of fifty thousand keeps no other writer of its platform waiting; all of it counts from one moment on, or nothing does.</summary>
/// <remarks>What was cut off before its end (by the process) is hidden from everybody. It is removed when the same file comes again, or by <see cref="StatementRunner"/> after a while.</remarks>
public sealed class StatementIntake(PlatformDb db, TimeProvider clock)
{
    /// <summary>Lines per transaction: written in a fraction of a second, whereas others wait five for their turn.</summary>
    public const int AtATime = 500;

    /// <summary>Nobody takes as long: the slowest write waits for seconds, and then the import is refused.</summary>
    public static readonly TimeSpan LongestIntake = TimeSpan.FromMinutes(30);

    /// <summary>Those that aren't whole, nor ever will be.</summary>
    private IQueryable<BankStatement> CutOff
    {
        get
        {
            var latest = clock.GetUtcNow().UtcDateTime - LongestIntake;
            return Incomplete.Where(x => x.ImportedAt < latest);
        }
    }

    private IQueryable<BankStatement> Incomplete => db.Set<BankStatement>().IgnoreQueryFilters().Where(x => x.Status == StatementStatus.Undone && x.UndoneAt == null);

    /// <exception cref="DbUpdateConcurrencyException">Another import of the same file, or of one that overlaps it, was quicker.</exception>
    internal async Task Store(BankStatement statement, List<StatementLine> lines, CancellationToken ct)
    {
        foreach (var earlier in await Incomplete.Where(x => x.FileHash == statement.FileHash).Select(x => x.Id).ToListAsync(ct)) await Remove(earlier, ct);
        db.Add(statement);
        var isBegun = false;
        try
        {
            foreach (var part in lines.Chunk(AtATime))
            {
                db.AddRange(part);
                if (part[^1] == lines[^1]) statement.Complete(); // with its last lines: one transaction is all that most files take
                await db.SaveChangesAsync(ct);
                isBegun = true;
                foreach (var line in part) db.Entry(line).State = EntityState.Detached;
            }
        }
        catch (Exception failure) when (isBegun)
        {
            if (!await LeaveNothing(statement.Id) && failure is DbUpdateException) throw new DbUpdateConcurrencyException("Another import of this file has taken its place.", failure);
            throw;
        }
    }

    internal Task<bool> IsAnyCutOff(CancellationToken ct) => CutOff.AnyAsync(ct);

    /// <returns>Whether there was one.</returns>
    internal async Task<bool> RemoveCutOff(CancellationToken ct)
    {
        if (await CutOff.OrderBy(x => x.ImportedAt).Select(x => (Id<BankStatement>?)x.Id).FirstOrDefaultAsync(ct) is not { } id) return false;
        await Remove(id, ct);
        return true;
    }

    /// <returns>False where somebody else had removed it.</returns>
    private async Task<bool> LeaveNothing(Id<BankStatement> id)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await Remove(id, CancellationToken.None) > 0; // also when whoever uploaded it has left
        }
        catch (Exception away) when (away is DbException or BusyException)
        {
            return true; // hidden, and removed later
        }
    }

    private async Task<int> Remove(Id<BankStatement> id, CancellationToken ct)
    {
        var lines = db.Set<StatementLine>().Where(x => x.StatementId == id);
        while (await lines.OrderBy(x => x.Number).Take(AtATime).ExecuteDeleteAsync(ct) == AtATime)
        {
        }

        return await Incomplete.Where(x => x.Id == id).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Lines that one may be shown or asked about.</summary>
internal static class WholeStatements
{
    /// <summary>Without those of statements that are still being taken in.</summary>
    public static IQueryable<StatementLine> OfWhole(this IQueryable<StatementLine> lines, PlatformDb db) => lines.Where(x => db.Set<BankStatement>().Any(y => y.Id == x.StatementId));
}
