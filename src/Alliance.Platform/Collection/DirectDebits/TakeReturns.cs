using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Takes returned debits one by one: payments that were recorded are taken back, debits that weren't are noted. Nothing is saved here.</summary>
/// <param name="otherwiseOn">The day of return where the file says none.</param>
internal sealed class TakeReturns(PlatformDb db, Entry entry, DateOnly otherwiseOn)
{
    private const int AtATime = 500;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<ReturnedSum> _others = [];

    public List<ImportReturns.Row> Rows { get; } = [];

    public List<RefusedLine> Refused { get; } = [];

    /// <summary>All debits of a rejected file, or of one day of it, whose outcome still stands. What was said of one of them by itself, before, holds for it.</summary>
    public async Task Take(RejectedFile rejected, CancellationToken ct)
    {
        var batch = await db.Set<DirectDebitBatch>().AsNoTracking().FirstOrDefaultAsync(x => x.Reference == rejected.File, ct);
        var lines = batch is null ? [] : await LinesOf(batch, rejected.Block, ct);
        var isNamed = lines.Exists(x => _seen.Contains(x.EndToEndId));
        lines = lines.FindAll(x => !_seen.Contains(x.EndToEndId) && x.State is DirectDebitState.Open or DirectDebitState.Collected);
        if (lines.Count == 0 && !isNamed) Refuse(rejected.Number, rejected.Block ?? rejected.File, new("returns.unknown-file", "No file of this platform with this reference has debits that could be rejected."));

        var debits = lines.ConvertAll(x => new ReturnedDebit(rejected.Number, x.EndToEndId, rejected.Reason, null));
        var loans = await Loans(lines, ct);
        foreach (var (debit, line) in debits.Zip(lines)) Take(debit, line, loans);
    }

    /// <param name="block">Null for all of the file.</param>
    private async Task<List<DirectDebitLine>> LinesOf(DirectDebitBatch batch, string? block, CancellationToken ct)
    {
        var lines = db.Set<DirectDebitLine>().Where(x => x.BatchId == batch.Id);
        if (block is null) return await lines.OrderBy(x => x.Number).ToListAsync(ct);

        var days = await lines.Select(x => x.CollectOn).Distinct().OrderBy(x => x).ToListAsync(ct);
        var named = days.FindAll(x => DirectDebitFile.BlockOf(batch, days.IndexOf(x) + 1) == block);
        return await lines.Where(x => named.Contains(x.CollectOn)).OrderBy(x => x.Number).ToListAsync(ct);
    }

    /// <summary>Which sums aren't those of the debits that the bank names beside them: of these nobody can say what came back. Before any is taken.</summary>
    public async Task Weigh(IReadOnlyList<ReturnedDebit> debits, CancellationToken ct)
    {
        var sums = debits.Where(x => x.Of is not null).ToLookup(x => x.Of!);
        var amounts = new Dictionary<string, Money>(StringComparer.Ordinal);
        foreach (var references in sums.SelectMany(x => x).Select(x => x.Reference).Distinct(StringComparer.Ordinal).Chunk(AtATime))
            foreach (var line in await db.Set<DirectDebitLine>().AsNoTracking().Where(x => references.Contains(x.EndToEndId)).ToListAsync(ct)) amounts[line.EndToEndId] = line.Amount;
        _others.UnionWith(sums.Where(x => x.Sum(y => amounts.GetValueOrDefault(y.Reference)) != x.Key.Rest).Select(x => x.Key));
    }

    public async Task Take(ReturnedDebit[] debits, CancellationToken ct)
    {
        var references = debits.Select(x => x.Reference).Distinct(StringComparer.Ordinal).ToList();
        var lines = await db.Set<DirectDebitLine>().Where(x => references.Contains(x.EndToEndId)).ToDictionaryAsync(x => x.EndToEndId, StringComparer.Ordinal, ct);
        var loans = await Loans(lines.Values, ct);
        foreach (var debit in debits) Take(debit, lines.GetValueOrDefault(debit.Reference), loans);
    }

    private async Task<Dictionary<Id<Loan>, Loan>> Loans(IEnumerable<DirectDebitLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(x => x.LoanId).Distinct().ToList();
        return await db.Loans.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
    }

    private void Take(ReturnedDebit debit, DirectDebitLine? line, Dictionary<Id<Loan>, Loan> loans)
    {
        try
        {
            RefuseUnlessReturnable(debit, line);
            var (on, neverPaid) = (debit.On ?? otherwiseOn, line!.State is DirectDebitState.Open);
            if (on > entry.Today) throw new RefusedException("loan.in-the-future", "Nothing can happen after today.", entry.Today);
            if (!neverPaid && debit.On is not null) on = loans[line.LoanId].ReturnedOn(line.PaymentId, on);
            if (!neverPaid) loans[line.LoanId].Return(line.PaymentId, on, entry, debit.Reason);
            line.Return(on, debit.Reason);
            Rows.Add(new()
            {
                Number = debit.Number,
                Reference = debit.Reference,
                LoanId = line.LoanId,
                LoanNumber = line.LoanNumber,
                Debtor = line.Debtor,
                Amount = line.Amount,
                On = on,
                Reason = debit.Reason,
                NeverPaid = neverPaid,
            });
        }
        catch (RefusedException why)
        {
            Refuse(debit.Number, debit.Reference, why);
        }
    }

    /// <exception cref="RefusedException">The debit names no line that can come back.</exception>
    private void RefuseUnlessReturnable(ReturnedDebit debit, DirectDebitLine? line)
    {
        if (debit.Problem is { } problem) throw new RefusedException($"returns.{problem}", "The line can't be read.");
        if (line is null) throw new RefusedException("returns.unknown-reference", "No file of this platform has a debit with this reference.");
        if (!_seen.Add(debit.Reference)) throw new RefusedException("returns.twice-in-file", "The file names this debit twice.");
        if ((debit.Amount is { } amount && amount != Money.Zero && amount != line.Amount) || (debit.Of is { } sum && _others.Contains(sum))) throw new RefusedException("returns.other-amount", "The debit is of another amount: what came back is not the whole of it.");
        if (line.State is DirectDebitState.Returned) throw new RefusedException("returns.already-returned", "This debit was returned already.");
        if (line.State is DirectDebitState.Cancelled) throw new RefusedException("returns.cancelled", "This debit's file was cancelled.");
    }

    private void Refuse(int number, string reference, RefusedException why) => Refused.Add(new(number, reference, why.Code, why.Message));
}
