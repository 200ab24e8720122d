using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which debits a bank names beside the one booking of them, as CAMT does without their amounts: those of a file that come to a credit are settled by it together, those that came back are told apart.</summary>
public sealed class FindNamedDebits(PlatformDb db)
{
    private const int AtATime = 500;

    internal async Task<Found> For(IReadOnlyList<StatementLine> credits, CancellationToken ct)
    {
        var named = credits.Select(x => (x.Id, Named: x.Named)).Where(x => x.Named.Count > 0).ToDictionary(x => x.Id, x => x.Named);
        return new(named, await Read(named.Values.SelectMany(x => x), ct));
    }

    /// <summary>Debits that came back in one sum, and that the file names without their amounts: each a movement of its own where their amounts, as they were asked for, come to the sum. Else nobody can say what came back, and it stays one movement to be decided.</summary>
    internal async Task<StatementContents> TellApart(StatementContents contents, CancellationToken ct)
    {
        var known = await Read(contents.Entries.Where(CameBack).SelectMany(x => x.Named), ct);
        var entries = new List<StatementEntry>();
        foreach (var (index, entry) in contents.Entries.Index())
        {
            var more = entries.Count - index; // movements of one statement have a number each
            var apart = Apart(entry, known);
            entries.AddRange(apart.Select((x, i) => x with { Number = x.Number + more + i }));
        }

        return contents with { Entries = entries };
    }

    private static List<StatementEntry> Apart(StatementEntry entry, Dictionary<string, Debit> known)
    {
        if (!CameBack(entry)) return [entry];
        List<DirectDebitLine> debits = [.. entry.Named.Select(Folded).Distinct(StringComparer.Ordinal).Select(known.GetValueOrDefault).OfType<Debit>().Select(x => x.Line)];
        if (debits.Count != entry.Named.Count || debits.Sum(x => x.Amount) != -entry.Amount) return [entry];
        return debits.ConvertAll(x => entry with { Amount = -x.Amount, Reference = x.EndToEndId, Named = [] });
    }

    private static bool CameBack(StatementEntry entry) => entry.Amount < Money.Zero && entry.Named.Count > 0;

    /// <returns>By reference.</returns>
    private async Task<Dictionary<string, Debit>> Read(IEnumerable<string> named, CancellationToken ct)
    {
        var known = new Dictionary<string, Debit>(StringComparer.Ordinal);
        foreach (var references in named.Select(Folded).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            foreach (var debit in await (
                from line in db.Set<DirectDebitLine>().AsNoTracking()
                where references.Contains(line.EndToEndId)
                join batch in db.Set<DirectDebitBatch>() on line.BatchId equals batch.Id
                select new Debit(line, batch.Reference)).ToListAsync(ct)) known[debit.Line.EndToEndId] = debit;
        }

        return known;
    }

    /// <summary>As <see cref="PrepareDirectDebits"/> writes it.</summary>
    internal static string Folded(string reference) => reference.ToUpperInvariant();

    internal sealed record Debit(DirectDebitLine Line, string File);

    /// <param name="Named">By line.</param>
    /// <param name="Known">By reference.</param>
    internal sealed record Found(IReadOnlyDictionary<Id<StatementLine>, IReadOnlyList<string>> Named, IReadOnlyDictionary<string, Debit> Known)
    {
        /// <returns>Null where the bank names no debit of any file. With a doubt where they are not what the credit is the sum of; then <see cref="FileMatch.Named"/> says why.</returns>
        public FileMatch? Match(StatementLine line)
        {
            if (!Named.TryGetValue(line.Id, out var named)) return null;
            List<Debit> debits = [.. named.Select(Folded).Distinct(StringComparer.Ordinal).Select(Known.GetValueOrDefault).OfType<Debit>()];
            if (debits.Count == 0) return null;

            var files = debits.GroupBy(x => x.Line.BatchId).OrderByDescending(x => x.Count()).ToList();
            var sums = new NamedDebits(named.Count, named.Count - debits.Count, files.Count, debits.Count(x => x.Line.State is not DirectDebitState.Open), debits.Sum(x => x.Line.Amount));
            var match = new FileMatch(files[0].Key, files[0].First().File, null, debits.Count, Confidence.ToCheck, FileGround.Reference) { Named = sums };
            if (sums.Unknown > 0 || sums.Files > 1 || sums.Sum != line.Amount) return match with { Doubt = MatchDoubt.OtherAmount };
            if (sums.NotOpen == 0) return match with { Confidence = Confidence.Certain };
            return match with { Doubt = debits.TrueForAll(x => x.Line.State is DirectDebitState.Open or DirectDebitState.Collected) ? MatchDoubt.AlreadyRecorded : MatchDoubt.OtherAmount };
        }
    }
}
