using System.Runtime.InteropServices;
using Alliance.Kernel;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What earlier statements have of a movement.</summary>
internal enum Likeness
{
    None,

    /// <summary>One of the same day and amount, in other words.</summary>
    Alike,

    /// <summary>One that says the same.</summary>
    Same,
}

/// <summary>Which movements of a file earlier statements have already: those of the same account, day and amount, and no more of them than were there, whatever the columns, the words and the format.</summary>
/// <remarks>Banks write one movement differently in each export, and people pay the same amount twice on a day: a likeness is shown and asked about, it neither adds nor drops money by itself.</remarks>
internal sealed class EarlierLines
{
    private readonly ILookup<(DateOnly On, long Amount), Earlier> _earlier;

    internal EarlierLines(IEnumerable<Earlier> earlier) => _earlier = earlier.ToLookup(x => (x.On, x.Amount.Centimes));

    /// <param name="account">Null where nobody said: then any account may be meant, as may this one by statements that don't say.</param>
    public static async Task<EarlierLines> Read(PlatformDb db, string? account, IReadOnlyList<StatementEntry> entries, CancellationToken ct)
    {
        var (from, to) = (entries.Min(x => x.On), entries.Max(x => x.On));
        // One account is told as a RIB by one export, without the codes of bank and town by another.
        var told = await db.Set<BankStatement>().Where(x => x.From <= to && x.To >= from && x.Account != null).Select(x => x.Account!).Distinct().ToListAsync(ct);
        var same = account is null ? [] : told.FindAll(x => WrittenAccount.IsOf(x, account) || WrittenAccount.IsOf(account, x));
        return new(await (
            from statement in db.Set<BankStatement>()
            where statement.From <= to && statement.To >= @from && (account == null || statement.Account == null || same.Contains(statement.Account))
            join line in db.Set<StatementLine>() on statement.Id equals line.StatementId
            where line.On >= @from && line.On <= to
                && (line.Key != null || line.State == StatementLineState.Accepted || line.State == StatementLineState.Recorded || line.State == StatementLineState.Undoing)
            select new Earlier(line.On, line.Amount, line.Label, line.Reference, line.CounterAccount, line.Key)).ToListAsync(ct));
    }

    /// <summary>Each movement as a line: first those that say the same find each other, then those left over.</summary>
    /// <remarks>A year's deposits may share one day and one sum: what it costs grows with the lines, not with their square.</remarks>
    /// <exception cref="OperationCanceledException">Whoever uploaded the file has left.</exception>
    public List<StatementLine> Lines(BankStatement statement, IReadOnlyList<StatementEntry> entries, CancellationToken ct = default) =>
        [.. entries.GroupBy(x => (x.On, x.Amount.Centimes)).SelectMany(x => Group(statement, [.. x], [.. _earlier[x.Key]], ct)).OrderBy(x => x.Number)];

    private static IEnumerable<StatementLine> Group(BankStatement statement, List<StatementEntry> entries, List<Earlier> earlier, CancellationToken ct)
    {
        var keys = earlier.Select(x => x.Key).ToHashSet(StringComparer.Ordinal);
        var (unlike, unused, left) = (new List<StatementEntry>(), Counted(earlier, ct), earlier.Count);
        var ordinal = 0;
        foreach (var entry in entries)
        {
            ct.ThrowIfCancellationRequested();
            if (left > 0 && Saying.Of(entry) is var saying && unused.GetValueOrDefault(saying) is > 0 and var same)
            {
                unused[saying] = same - 1;
                left--;
                yield return Line(entry, Likeness.Same);
            }
            else unlike.Add(entry);
        }

        foreach (var (i, entry) in unlike.Index())
        {
            ct.ThrowIfCancellationRequested();
            yield return Line(entry, i < left ? Likeness.Alike : Likeness.None);
        }

        StatementLine Line(StatementEntry entry, Likeness likeness)
        {
            string fingerprint;
            do fingerprint = StatementLine.FingerprintOf(statement.Account, entry, ++ordinal);
            while (keys.Contains(fingerprint)); // taken by one that stands
            return new(statement.Id, entry, fingerprint, likeness);
        }
    }

    /// <summary>How many say each thing: which of them a movement finds makes no difference, only that none is found twice.</summary>
    private static Dictionary<Saying, int> Counted(List<Earlier> earlier, CancellationToken ct)
    {
        var counts = new Dictionary<Saying, int>();
        foreach (var line in earlier)
        {
            ct.ThrowIfCancellationRequested();
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Saying.Of(line), out _)++;
        }

        return counts;
    }

    internal sealed record Earlier(DateOnly On, Money Amount, string Label, string? Reference, string? CounterAccount, string? Key);

    /// <summary>A movement's words, folded once so that they can be looked up.</summary>
    private readonly record struct Saying(string Label, string Reference, string? CounterAccount)
    {
        public static Saying Of(Earlier line) => Of(line.Label, line.Reference, line.CounterAccount);

        public static Saying Of(StatementEntry entry) => Of(entry.Label, entry.Reference, entry.CounterAccount);

        private static Saying Of(string label, string? reference, string? counterAccount) => new(Folded.Text(label), Folded.Text(reference ?? ""), counterAccount);
    }
}
