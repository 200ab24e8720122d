using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which files of direct debits the lines of a statement may be the single credit of. Three queries, whatever the number of lines and debits.</summary>
public sealed class FindFiles(PlatformDb db)
{
    /// <summary>A credit that names its file may be booked so much later.</summary>
    private const int DaysLooked = 31;

    /// <summary>Between the day of collection and a credit that doesn't name its file.</summary>
    private const int DaysNear = 7;

    /// <summary>A debit's own number has five figures, behind its file's reference.</summary>
    private const int FiguresOfDebit = 5;

    private const int MostMatches = 3;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "PRELEVEMENT", "PRELEVEMENTS", "PRLV", "PRLVS", "PRLVT", "PREL", "PRELEV", "REMISE", "REM", "SDD", "DEBITS", "BORDEREAU", "اقتطاع", "اقتطاعات", "الاقتطاعات",
    };

    /// <returns>For each line, in order, the files it may be, the best first.</returns>
    internal async Task<IReadOnlyList<IReadOnlyList<FileMatch>>> For(IReadOnlyList<StatementLine> lines, CancellationToken ct)
    {
        var credits = lines.Where(x => x is { IsCredit: true, IsReversal: false }).ToList();
        if (credits.Count == 0) return [.. lines.Select(_ => Array.Empty<FileMatch>())];

        var sums = await Read(credits.Min(x => x.On).AddDays(-DaysLooked), credits.Max(x => x.On), ct);
        return [.. lines.Select(x => x is { IsCredit: true, IsReversal: false } ? Of(x, sums) : [])];
    }

    /// <summary>What a treasurer means who names a file: all of it, or the one day that has this sum.</summary>
    /// <exception cref="RefusedException"><c>statement.no-such-file</c>.</exception>
    internal async Task<FileMatch> ByHand(StatementLine line, string reference, CancellationToken ct)
    {
        if (line.Files.FirstOrDefault(x => string.Equals(x.Reference, reference, StringComparison.OrdinalIgnoreCase)) is { } proposed) return proposed;

        var folded = reference.ToUpperInvariant();
        var batch = await db.Set<DirectDebitBatch>().AsNoTracking().SingleOrDefaultAsync(x => x.Reference == folded && x.CancelledAt == null, ct)
            ?? throw new RefusedException("statement.no-such-file", "This platform has no file of direct debits with this reference.");
        return new(batch.Id, batch.Reference, null, 0, Confidence.ToCheck, FileGround.Sum);
    }

    private async Task<IReadOnlyList<Sum>> Read(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var ids = await db.Set<DirectDebitLine>().Where(x => x.CollectOn >= from && x.CollectOn <= to && x.State != DirectDebitState.Cancelled).Select(x => x.BatchId).Distinct().ToListAsync(ct);
        var days = await (
            from line in db.Set<DirectDebitLine>()
            where ids.Contains(line.BatchId)
            group line by new { line.BatchId, line.CollectOn, line.State } into part
            select new { part.Key, Count = part.Count(), Amount = part.Sum(x => (long)(object)x.Due + (long)(object)x.Arrears) }).ToListAsync(ct);
        var batches = await db.Set<DirectDebitBatch>().AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var sums = new List<Sum>();
        foreach (var file in days.GroupBy(x => x.Key.BatchId))
        {
            var byDay = file.GroupBy(x => x.Key.CollectOn).Select(x => Of(batches[file.Key], x.Key, [.. x.Select(y => (y.Key.State, y.Count, y.Amount))])).ToList();
            sums.Add(Of(batches[file.Key], null, [.. file.Select(x => (x.Key.State, x.Count, x.Amount))]) with { First = byDay.Min(x => x.First), Last = byDay.Max(x => x.Last) });
            if (byDay.Count > 1) sums.AddRange(byDay);
        }

        return sums;
    }

    private static Sum Of(DirectDebitBatch batch, DateOnly? day, IReadOnlyList<(DirectDebitState State, int Count, long Amount)> parts) => new(
        batch, Folded.Tokens(batch.Reference), Folded.Tokens(batch.CreditorName), day, parts.Where(x => x.State is DirectDebitState.Open).Sum(x => x.Count), parts.Sum(x => x.Count),
        new(parts.Where(x => x.State is DirectDebitState.Open).Sum(x => x.Amount)), new(parts.Sum(x => x.Amount)))
    {
        First = day ?? default,
        Last = day ?? default,
    };

    private static List<FileMatch> Of(StatementLine line, IReadOnlyList<Sum> sums)
    {
        var words = Folded.Tokens($"{line.Label} {line.Reference}");
        List<FileMatch> matches = [.. sums.Select(x => Of(line, words, x)).OfType<FileMatch>()];
        if (matches.Exists(x => x.Ground is FileGround.Reference)) matches.RemoveAll(x => x.Ground is not FileGround.Reference);
        if (matches.Exists(x => x.Doubt is null)) matches.RemoveAll(x => x.Doubt is MatchDoubt.OtherAmount);
        matches = [.. matches.OrderBy(x => x.Doubt is not null).ThenBy(x => x.Ground).Take(MostMatches)];
        return matches.Count <= 1 ? matches : matches.ConvertAll(x => x with { Confidence = Confidence.ToCheck, Doubt = x.Doubt ?? MatchDoubt.SeveralFiles });
    }

    private static FileMatch? Of(StatementLine line, string[] words, Sum sum)
    {
        var ground = Names(words, sum.Reference) ? FileGround.Reference : words.Any(Words.Contains) || (sum.Creditor.Length > 0 && sum.Creditor.All(words.Contains)) ? FileGround.SumAndWords : FileGround.Sum;
        var (isOpen, isAll) = (sum.OpenCount > 0 && sum.Open == line.Amount, sum.All == line.Amount);
        var isNear = line.On >= sum.First.AddDays(-1) && line.On <= sum.Last.AddDays(DaysNear);
        var match = new FileMatch(sum.Batch.Id, sum.Batch.Reference, sum.Day, isOpen ? sum.OpenCount : sum.Count, Confidence.ToCheck, ground);
        return ground switch
        {
            FileGround.Reference when isOpen => match with { Confidence = Confidence.Certain },
            FileGround.Reference when isAll => match with { Doubt = MatchDoubt.AlreadyRecorded },
            FileGround.Reference when sum.Day is null => match with { Doubt = MatchDoubt.OtherAmount },
            FileGround.SumAndWords when isOpen && isNear => match with { Confidence = Confidence.Likely },
            FileGround.SumAndWords when isAll && isNear => match with { Doubt = MatchDoubt.AlreadyRecorded },
            FileGround.Sum when isOpen && isNear && sum.OpenCount > 1 => match, // one debit is found by its loan
            _ => null,
        };
    }

    /// <summary>The file's reference, however it is cut up, and not that of one of its debits.</summary>
    private static bool Names(string[] words, string[] reference)
    {
        var joined = string.Concat(reference);
        for (var i = 0; i < words.Length; i++)
        {
            var length = words[i] == joined ? 1 : words.AsSpan(i).StartsWith(reference) ? reference.Length : 0;
            if (length > 0 && !(i + length < words.Length && words[i + length] is { Length: >= FiguresOfDebit } next && next.All(char.IsAsciiDigit))) return true;
        }

        return false;
    }

    /// <param name="Reference">Its words, folded; also of the creditor.</param>
    private sealed record Sum(DirectDebitBatch Batch, string[] Reference, string[] Creditor, DateOnly? Day, int OpenCount, int Count, Money Open, Money All)
    {
        public required DateOnly First { get; init; }

        public required DateOnly Last { get; init; }
    }
}
