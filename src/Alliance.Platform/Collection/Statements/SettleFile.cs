using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>A bank's single credit for a file of direct debits: each debit that is open becomes the payment of its loan, with a receipt of its own, so that it comes back by itself when the bank returns it. All of them, or none.</summary>
public sealed class SettleFile(PlatformDb db, TenantContext tenant)
{
    private const int AtATime = 500;

    /// <summary>Whether it can be done as things stand: tried on copies.</summary>
    /// <exception cref="RefusedException"><c>statement.file-other-amount</c>, <c>statement.already-recorded</c>, <c>payment.above-owed</c>, or a rule of a loan says no.</exception>
    internal async Task Try(StatementLine line, FileMatch file, bool despiteDouble, AboveOwed agreed, Entry entry, CancellationToken ct)
    {
        var debits = await Debits(file.FileId, file.CollectOn).AsNoTracking().ToListAsync(ct);
        await Try(line, Open(line, debits, despiteDouble), despiteDouble, agreed, entry, ct);
    }

    /// <summary>What is owed on the loans of the debits that are open, as far as each debit goes.</summary>
    internal async Task<Money> Owed(StatementLine line, FileMatch file, CancellationToken ct)
    {
        var debits = Meant(line, await Debits(file.FileId, file.CollectOn).AsNoTracking().ToListAsync(ct)).FindAll(x => x.State is DirectDebitState.Open);
        return Owed(line, debits, await Loans(debits, db.Loans.AsNoTracking(), ct));
    }

    private static Money Owed(StatementLine line, List<DirectDebitLine> debits, Dictionary<Id<Loan>, Loan> loans) =>
        debits.GroupBy(x => x.LoanId).Sum(x => Money.Min(x.Sum(y => y.Amount), loans[x.Key].Owing.On(line.CountsOn) ?? Money.Zero));

    /// <summary>Without saving.</summary>
    /// <exception cref="RefusedException">As <see cref="Try(StatementLine, FileMatch, bool, AboveOwed, Entry, CancellationToken)"/>; then nothing was changed.</exception>
    internal async Task Record(StatementLine line, Entry entry, CancellationToken ct)
    {
        var debits = Open(line, await Debits(line.FileId!.Value, line.FileDay).ToListAsync(ct), line.DespiteDouble);
        await Try(line, debits, line.DespiteDouble, line.Agreed, entry, ct);
        var loans = await Loans(debits, db.Loans, ct);
        if (line.AgreedOwed is { } seen) AboveOwedQuestion.RefuseIfLess(Owed(line, debits, loans), seen);
        foreach (var debit in debits)
        {
            Pay(loans[debit.LoanId], line, debit, entry);
            debit.Settle(line.Id.Value);
        }

        line.RecordFile();
    }

    /// <summary>Takes back all that it settled and that has not come back by itself: a debit that the bank returned since stays returned.</summary>
    /// <exception cref="RefusedException">A rule of a loan says no; then nothing was changed.</exception>
    internal async Task Undo(StatementLine line, Entry entry, CancellationToken ct)
    {
        var settled = await db.Set<DirectDebitLine>().Where(x => x.SettledBy == line.Id.Value && x.State == DirectDebitState.Collected).OrderBy(x => x.Number).ToListAsync(ct);
        var copies = await Loans(settled, db.Loans.AsNoTracking(), ct);
        foreach (var debit in settled) Undo(copies[debit.LoanId], debit, line, entry);
        var loans = await Loans(settled, db.Loans, ct);
        foreach (var debit in settled)
        {
            Undo(loans[debit.LoanId], debit, line, entry);
            debit.Reopen();
        }

        line.UndoFile();
    }

    /// <summary>Those that the credit is the sum of.</summary>
    /// <exception cref="RefusedException">It is the sum of others: some were recorded, returned or cancelled meanwhile.</exception>
    private static List<DirectDebitLine> Open(StatementLine line, List<DirectDebitLine> debits, bool despiteDouble)
    {
        debits = Meant(line, debits);
        var open = debits.FindAll(x => x.State is DirectDebitState.Open);
        if (open.Count > 0 && open.Sum(x => x.Amount) == line.Amount) return open;
        if (Standing(debits) != line.Amount) throw new RefusedException("statement.file-other-amount", "The debits of this file that are open come to another amount.");
        return despiteDouble ? open : throw new RefusedException(Doubles.Question, "Debits of this file are recorded already, the last of them collected on that day.", debits.Max(x => x.CollectOn));
    }

    /// <summary>Of a file's debits those that the bank names beside its credit, where they make it up; else all.</summary>
    private static List<DirectDebitLine> Meant(StatementLine line, List<DirectDebitLine> debits)
    {
        var references = line.Named;
        if (references.Count == 0) return debits;
        var named = references.Select(FindNamedDebits.Folded).ToHashSet(StringComparer.Ordinal);
        var meant = debits.FindAll(x => named.Contains(x.EndToEndId));
        return meant.Count == references.Count && meant.Sum(x => x.Amount) == line.Amount ? meant : debits;
    }

    private static Money Standing(List<DirectDebitLine> debits) => debits.Where(x => x.State is DirectDebitState.Open or DirectDebitState.Collected).Sum(x => x.Amount);

    private async Task Try(StatementLine line, List<DirectDebitLine> debits, bool despiteDouble, AboveOwed agreed, Entry entry, CancellationToken ct)
    {
        var (loans, settings) = (await Loans(debits, db.Loans.AsNoTracking(), ct), PaymentSettings.Of(tenant.Organisation));
        foreach (var debit in debits)
        {
            var loan = loans[debit.LoanId];
            if (!despiteDouble && Doubles.OfDebit(loan, line, debit.Amount) is { } alike) throw Of(debit, new(Doubles.Question, "The loan has a payment like it already.", alike.On));
            try
            {
                loan.Owing.Ask(debit.Amount, line.CountsOn, agreed, settings);
                Pay(loan, line, debit, entry);
            }
            catch (RefusedException why)
            {
                throw Of(debit, why);
            }
        }
    }

    private static RefusedException Of(DirectDebitLine debit, RefusedException why) => new(why.Code, $"{debit.EndToEndId}: {why.Message}", [.. why.Arguments]);

    private static void Pay(Loan loan, StatementLine line, DirectDebitLine debit, Entry entry) =>
        loan.Pay(debit.Amount, line.CountsOn, entry with { EventId = debit.PaymentId }, PaymentMeans.DirectDebit, debit.EndToEndId);

    /// <summary>Somebody may have undone it by hand before.</summary>
    private static void Undo(Loan loan, DirectDebitLine debit, StatementLine line, Entry entry)
    {
        if (!loan.IsUndone(debit.PaymentId)) loan.Undo(debit.PaymentId, entry, line.Reason);
    }

    private IQueryable<DirectDebitLine> Debits(Id<DirectDebitBatch> file, DateOnly? day) =>
        db.Set<DirectDebitLine>().Where(x => x.BatchId == file && (day == null || x.CollectOn == day)).OrderBy(x => x.Number);

    private static async Task<Dictionary<Id<Loan>, Loan>> Loans(List<DirectDebitLine> debits, IQueryable<Loan> loans, CancellationToken ct)
    {
        var found = new Dictionary<Id<Loan>, Loan>();
        foreach (var ids in debits.Select(x => x.LoanId).Distinct().Chunk(AtATime))
            foreach (var loan in await loans.Where(x => ids.Contains(x.Id)).ToListAsync(ct)) found[loan.Id] = loan;
        return found;
    }
}
