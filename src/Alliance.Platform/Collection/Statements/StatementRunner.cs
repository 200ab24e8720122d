using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Records the lines that were accepted, and undoes what is to be undone, some at a time. A loan's event and the note that its line is done are saved together: stopped anywhere, it goes on with the next.</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books, a receipt for each payment, and the enterprises' figures due.</remarks>
public sealed class StatementRunner(PlatformDb db, SettleFile settle, StatementIntake intake, TenantContext tenant, IBusinessDate business, TimeProvider clock) : IOrganisationJob
{
    /// <summary>Lines per transaction: few enough that a payment recorded meanwhile costs little to do again.</summary>
    public const int AtATime = 50;

    private IQueryable<BankStatement> ToUndo => db.Set<BankStatement>().Where(x => x.Status == StatementStatus.Undoing);

    public async Task<bool> IsDue(CancellationToken ct) =>
        await db.Set<StatementLine>().AnyAsync(x => x.State == StatementLineState.Accepted || x.State == StatementLineState.Undoing, ct) || await ToUndo.AnyAsync(ct) || await intake.IsAnyCutOff(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        if (await ToUndo.OrderBy(x => x.UndoneAt).FirstOrDefaultAsync(ct) is { } undone) return await Undo(undone, ct);

        return await CarryOutNext(StatementLineState.Accepted, ct) || await CarryOutNext(StatementLineState.Undoing, ct) || await intake.RemoveCutOff(ct);
    }

    private async Task<bool> CarryOutNext(StatementLineState state, CancellationToken ct)
    {
        var waiting =
            from line in db.Set<StatementLine>()
            where line.State == state
            join statement in db.Set<BankStatement>() on line.StatementId equals statement.Id
            select new { Line = line, statement.Status, statement.ImportedAt };
        var ordered = state is StatementLineState.Undoing // what takes a payment back goes before the payment
            ? waiting.OrderByDescending(x => x.ImportedAt).ThenByDescending(x => x.Line.On).ThenByDescending(x => x.Line.Act == MatchAct.Return).ThenByDescending(x => x.Line.Number)
            : waiting.OrderBy(x => x.ImportedAt).ThenBy(x => x.Line.Number);
        var lines = await ordered.Take(AtATime).ToListAsync(ct);
        foreach (var late in lines.Where(x => x.Status is not StatementStatus.Open && x.Line.State is StatementLineState.Accepted)) late.Line.Reopen(); // accepted while the statement was being undone
        await CarryOut([.. lines.Select(x => x.Line)], ct);
        return lines.Count > 0;
    }

    /// <summary>The last day first, and what takes a payment back before the payment, wherever the bank writes it: files may have the newest line at the top, and a return may be booked before its payment is.</summary>
    private async Task<bool> Undo(BankStatement statement, CancellationToken ct)
    {
        var left = db.Set<StatementLine>().Where(x => x.StatementId == statement.Id
            && (x.State == StatementLineState.Accepted || x.State == StatementLineState.Undoing || (x.State == StatementLineState.Recorded && x.Code == null)));
        var lines = await left.Where(x => !left.Any(y => y.PaymentId == x.EventId))
            .OrderByDescending(x => x.On).ThenByDescending(x => x.Act == MatchAct.Return).ThenByDescending(x => x.Number).Take(AtATime).ToListAsync(ct);
        if (lines.Count == 0)
        {
            await Finish(statement, ct);
            return true;
        }

        foreach (var line in lines.Where(x => x.State is not StatementLineState.Undoing)) line.UndoWith(statement);
        await CarryOut(lines, ct);
        return true;
    }

    private async Task Finish(BankStatement statement, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lines = db.Set<StatementLine>().Where(x => x.StatementId == statement.Id);
        var isWhole = !await lines.AnyAsync(x => x.State == StatementLineState.Recorded, ct);
        if (isWhole) await lines.ExecuteUpdateAsync(x => x.SetProperty(y => y.Key, (string?)null), ct); // another import may bring them
        statement.FinishUndoing(isWhole);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task CarryOut(List<StatementLine> lines, CancellationToken ct)
    {
        Id<Loan>[] ids = [.. lines.Select(x => x.LoanId).OfType<Id<Loan>>().Distinct()];
        Guid[] debitIds = [.. lines.Select(x => x.DebitId).OfType<Guid>()];
        var loans = await db.Loans.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var debits = await db.Set<DirectDebitLine>().Where(x => debitIds.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var fromStatements = await FindMatches.EventsOfStatements(db, ids, ct);
        var takenBack = await TakenBack(debits.Values, ct);
        foreach (var line in lines)
        {
            try
            {
                if (line.FileId is not null) await CarryOutFile(line, ct);
                else if (line.State is StatementLineState.Undoing) TakeBack(line, loans, debits.GetValueOrDefault(line.DebitId ?? default), takenBack);
                else CarryOut(line, loans, debits.GetValueOrDefault(line.DebitId ?? default), fromStatements);
            }
            catch (RefusedException refused)
            {
                line.Refuse(refused.Code);
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private void CarryOut(StatementLine line, Dictionary<Id<Loan>, Loan> loans, DirectDebitLine? debit, Dictionary<Guid, StatementEvent> fromStatements)
    {
        if (line.State is not StatementLineState.Accepted) return;
        if (line.Act is MatchAct.Payment && debit is not null) line.Meet(debit);
        line.Record(loans[line.LoanId!.Value], fromStatements, PaymentSettings.Of(tenant.Organisation), EntryOf(line));
        fromStatements[line.EventId] = new(line.StatementId, line.On);
        if (line.Act is MatchAct.Return) debit?.Return(line.CountsOn, line.Words);
        else if (line.DebitId is not null) debit?.Collect();
    }

    /// <param name="takenBack">Lines that told of a debit's payment and count no more: a debit whose return is taken back too is paid by nobody.</param>
    private void TakeBack(StatementLine line, Dictionary<Id<Loan>, Loan> loans, DirectDebitLine? debit, HashSet<Guid> takenBack)
    {
        var (loan, entry) = (loans[line.LoanId!.Value], EntryOf(line));
        line.Undo(loan, entry);
        if (debit is null) return;
        if (line.Act is MatchAct.Return && debit.SettledBy is { } teller && takenBack.Contains(teller))
        {
            if (!loan.IsUndone(debit.PaymentId)) loan.Undo(debit.PaymentId, entry, line.Reason);
            debit.Reopen();
        }
        else if (line.Act is MatchAct.Return) debit.Collect();
        else if (debit.State is DirectDebitState.Collected && debit.PaymentId == line.EventId) debit.Reopen();
    }

    private async Task<HashSet<Guid>> TakenBack(IEnumerable<DirectDebitLine> debits, CancellationToken ct)
    {
        Id<StatementLine>[] tellers = [.. debits.Select(x => x.SettledBy).OfType<Guid>().Distinct().Select(x => new Id<StatementLine>(x))];
        return tellers.Length == 0 ? [] : [.. (await db.Set<StatementLine>().Where(x => tellers.Contains(x.Id) && x.State == StatementLineState.Undone).Select(x => x.Id).ToListAsync(ct)).Select(x => x.Value)];
    }

    /// <summary>After what the lines before it did is stored: a file's debits are judged by what is there.</summary>
    private async Task CarryOutFile(StatementLine line, CancellationToken ct)
    {
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(ct);
        if (line.State is StatementLineState.Accepted) await settle.Record(line, EntryOf(line), ct);
        else if (line.State is StatementLineState.Undoing) await settle.Undo(line, EntryOf(line), ct);
    }

    private Entry EntryOf(StatementLine line) => new(business.Today, line.DecidedBy ?? "", clock.GetUtcNow().UtcDateTime);
}
