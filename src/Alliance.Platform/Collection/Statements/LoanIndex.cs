using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <param name="Names">Of the borrower and of the enterprise.</param>
internal sealed record IndexedLoan(Id<Loan> Id, string Number, LoanStatus Status, IReadOnlyList<string> Names);

/// <summary>All loans of the platform, ready to be found by what a bank's line says: a line costs no query, however many loans there are.</summary>
internal sealed class LoanIndex
{
    /// <summary>Words that bank labels and enterprises are full of.</summary>
    private static readonly HashSet<string> _noise = new(StringComparer.Ordinal)
    {
        "SARL", "SARLAU", "STE", "SOCIETE", "COOPERATIVE", "COOP", "GROUPEMENT", "ASSOCIATION", "ENTREPRISE", "ATELIER", "AUTO", "ENTREPRENEUR", "MME", "MLLE", "MONSIEUR", "MADAME",
        "VIR", "VIREMENT", "RECU", "PRET", "REMBOURSEMENT", "ECHEANCE", "VERSEMENT", "DES", "LES", "POUR", "AND", "THE",
    };

    private const int ShortestWord = 3;

    /// <summary>A name says something from two words on, or one long one.</summary>
    private const int LongWord = 7;

    /// <summary>More loans of one name than this say nothing about the line.</summary>
    private const int MostByName = 20;

    private readonly Dictionary<string, IndexedLoan> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Loan>, IndexedLoan> _byId;
    private readonly ILookup<string, Id<Loan>> _byAccount;
    private readonly Dictionary<string, List<(string[] Words, IndexedLoan Loan)>> _byRarestWord = new(StringComparer.Ordinal);
    private readonly int _longestNumber = 1;

    /// <param name="mandates">In force.</param>
    public LoanIndex(IReadOnlyList<IndexedLoan> loans, IEnumerable<(Id<Loan> Loan, string Rib)> mandates)
    {
        _byId = loans.ToDictionary(x => x.Id);
        _byAccount = mandates.ToLookup(x => x.Rib, x => x.Loan, StringComparer.Ordinal);
        foreach (var loan in loans)
        {
            var parts = Folded.Tokens(loan.Number);
            _longestNumber = Math.Max(_longestNumber, parts.Length);
            _byNumber[string.Concat(parts)] = loan;
            _byNumber[Loose(parts)] = loan;
        }

        IndexNames([.. loans.Where(x => x.Status is LoanStatus.InRepayment or LoanStatus.WrittenOff)]);
    }

    public IndexedLoan? Find(Id<Loan> id) => _byId.GetValueOrDefault(id);

    public IndexedLoan? ByNumber(string number) => _byNumber.GetValueOrDefault(string.Concat(Folded.Tokens(number)));

    /// <summary>Loans whose number stands in the text, however it is cut up: <c>ISM-2022-0117</c>, <c>ism 2022 117</c>, <c>ISM20220117</c>.</summary>
    public IReadOnlyList<IndexedLoan> NamedIn(string[] words)
    {
        List<IndexedLoan> found = [];
        for (var from = 0; from < words.Length; from++)
        {
            for (var count = 1; count <= _longestNumber && from + count <= words.Length; count++)
            {
                var part = words.AsSpan(from, count);
                if ((_byNumber.GetValueOrDefault(string.Concat(part)) ?? _byNumber.GetValueOrDefault(Loose(part))) is { } loan && !found.Contains(loan)) found.Add(loan);
            }
        }

        return found;
    }

    /// <summary>Loans whose mandate in force is on this account.</summary>
    public IReadOnlyList<IndexedLoan> OfAccount(string rib) => [.. _byAccount[rib].Select(Find).OfType<IndexedLoan>()];

    /// <summary>Loans still to be paid of which a name stands in the text, all its words, in whatever order, parted or joined (<see cref="JoinedNames"/>).</summary>
    public IReadOnlyList<IndexedLoan> OfNames(string[] words)
    {
        var present = JoinedNames.In(words);
        var found = new List<IndexedLoan>();
        foreach (var word in present.Where(x => _byRarestWord.ContainsKey(x)))
            found.AddRange(_byRarestWord[word].Where(x => Array.TrueForAll(x.Words, present.Contains)).Select(x => x.Loan));
        found = [.. found.Distinct()];
        return found.Count > MostByName ? [] : found;
    }

    /// <summary>Each name is looked for by its rarest word, so that few are compared.</summary>
    private void IndexNames(IReadOnlyList<IndexedLoan> loans)
    {
        List<(string[] Words, IndexedLoan Loan)> names = [.. from loan in loans from name in loan.Names from words in WaysToWrite(name) where Says(words) select (words, loan)];
        var frequency = names.SelectMany(x => x.Words).GroupBy(x => x, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Count(), StringComparer.Ordinal);
        foreach (var name in names)
        {
            var rarest = name.Words.MinBy(x => frequency[x])!;
            if (!_byRarestWord.TryGetValue(rarest, out var bucket)) _byRarestWord[rarest] = bucket = [];
            bucket.Add(name);
        }
    }

    private static IEnumerable<string[]> WaysToWrite(string name)
    {
        var words = Folded.Tokens(name);
        var (parted, joined) = (Significant(words.Select(JoinedNames.InFull)), Significant(JoinedNames.Of(words)));
        return parted.SequenceEqual(joined) ? [parted] : [parted, joined];
    }

    private static string[] Significant(IEnumerable<string> words) => [.. words.Where(x => x.Length >= ShortestWord && !_noise.Contains(x)).Distinct(StringComparer.Ordinal)];

    private static bool Says(string[] words) => words.Length > 1 || (words.Length == 1 && words[0].Length >= LongWord);

    /// <summary>Without leading zeros, which people drop; the parts stay apart, so that 1-17 is not 11-7.</summary>
    private static string Loose(ReadOnlySpan<string> parts)
    {
        var loose = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++) loose[i] = parts[i].TrimStart('0');
        return string.Join(' ', loose);
    }
}
