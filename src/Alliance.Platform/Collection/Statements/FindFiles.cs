using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which files of direct debits the lines of a statement may be the single credit of. A few queries, whatever the number of lines and debits.</summary>
public sealed class FindFiles(PlatformDb db, FindNamedDebits find)
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
        var credits = lines.Where(IsAsked).ToList();
        if (credits.Count == 0) return [.. lines.Select(_ => Array.Empty<FileMatch>())];

        var sums = await Read(credits.Min(x => x.On).AddDays(-DaysLooked), credits.Max(x => x.On), ct);
        var named = await find.For(credits, ct);
        return [.. lines.Select(Proposed)];

        IReadOnlyList<FileMatch> Proposed(StatementLine line) => !IsAsked(line) ? [] : line.IsCredit ? Of(line, sums, named.Match(line)) : named.Match(line) is { } cameBack ? [cameBack] : [];
    }

    /// <summary>Also of what came back in one sum that its debits don't come to: it can't be accepted, and the reason is said.</summary>
    private static bool IsAsked(StatementLine line) => line.IsCredit ? !line.IsReversal : line.Named.Count > 0;

    /// <summary>What a treasurer means who names a file: all of it, or one day.</summary>
    /// <param name="day">Null where nobody said: all of it, where nothing speaks for one day.</param>
    /// <exception cref="RefusedException"><c>statement.no-such-file</c>, <c>statement.no-such-day</c>, <c>statement.choose-a-day</c>.</exception>
    internal async Task<FileMatch> ByHand(StatementLine line, string reference, DateOnly? day, CancellationToken ct)
    {
        var proposed = line.Files.Where(x => string.Equals(x.Reference, reference, StringComparison.OrdinalIgnoreCase)).ToList();
        if (proposed.Find(x => x.CollectOn == day) is { } said) return said;
        if (day is null && proposed is [var only]) return only;

        var folded = reference.ToUpperInvariant();
        var batch = await db.Set<DirectDebitBatch>().AsNoTracking().SingleOrDefaultAsync(x => x.Reference == folded && x.CancelledAt == null, ct)
            ?? throw new RefusedException("statement.no-such-file", "This platform has no file of direct debits with this reference.");
        var sums = await Sums([batch.Id], ct);
        return new(batch.Id, batch.Reference, day is null ? TheDay(line, sums) : DayOf(sums, day.Value), 0, Confidence.ToCheck, FileGround.Sum);
    }

    private static DateOnly DayOf(IReadOnlyList<Sum> file, DateOnly day) => file.Any(x => (x.Day ?? x.First) == day)
        ? day
        : throw new RefusedException("statement.no-such-day", "No debit of this file is collected on that day.");

    /// <summary>Whole where that comes to the sum; else the one day that does.</summary>
    private static DateOnly? TheDay(StatementLine line, IReadOnlyList<Sum> file)
    {
        if (file.Any(x => x.Day is null && x.Open == line.Amount)) return null;
        List<Sum> days = [.. file.Where(x => x.Day is not null && x.Open == line.Amount)];
        return days.Count > 1 ? throw new RefusedException("statement.choose-a-day", "Several days of this file come to this sum: say which.") : days.FirstOrDefault()?.Day;
    }

    private async Task<IReadOnlyList<Sum>> Read(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var ids = await db.Set<DirectDebitLine>().Where(x => x.CollectOn >= from && x.CollectOn <= to && x.State != DirectDebitState.Cancelled).Select(x => x.BatchId).Distinct().ToListAsync(ct);
        return await Sums(ids, ct);
    }

    /// <summary>Of each file as a whole, and of its days where it has several.</summary>
    private async Task<IReadOnlyList<Sum>> Sums(List<Id<DirectDebitBatch>> ids, CancellationToken ct)
    {
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

    /// <param name="named">Of the debits that the bank names.</param>
    private static List<FileMatch> Of(StatementLine line, IReadOnlyList<Sum> sums, FileMatch? named)
    {
        if (named is { Doubt: null }) return [named];

        var words = Folded.Tokens($"{line.Label} {line.Reference}");
        List<(FileMatch Match, int Days)> found = [.. sums.Select(x => (Match: Of(line, words, x)!, Days: x.DaysTo(line.On))).Where(x => x.Match is not null)];
        if (found.Exists(x => x.Match.Ground is FileGround.Reference)) found.RemoveAll(x => x.Match.Ground is not FileGround.Reference);
        if (found.Exists(x => x.Match.Doubt is null)) found.RemoveAll(x => x.Match.Doubt is MatchDoubt.OtherAmount);
        List<FileMatch> matches = [.. found.Where(x => !IsOneDay(x.Match, found)).OrderBy(x => x.Match.Doubt is not null).ThenBy(x => x.Match.Ground).ThenBy(x => x.Days).Select(x => x.Match).Take(MostMatches)];
        if (named is not null) matches.Insert(0, named);
        return matches.Count <= 1 ? matches : matches.ConvertAll(x => x with { Confidence = Confidence.ToCheck, Doubt = x.Doubt ?? MatchDoubt.SeveralFiles });
    }

    /// <summary>A whole file of which one day alone is open: the day is proposed, with its date.</summary>
    private static bool IsOneDay(FileMatch whole, List<(FileMatch Match, int Days)> found) => whole is { CollectOn: null, Doubt: null }
        && found.Exists(x => x.Match is { CollectOn: not null, Doubt: null } && x.Match.FileId == whole.FileId && x.Match.Debits == whole.Debits);

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

        public int DaysTo(DateOnly day) => day < First ? First.DayNumber - day.DayNumber : Math.Max(0, day.DayNumber - Last.DayNumber);
    }
}
