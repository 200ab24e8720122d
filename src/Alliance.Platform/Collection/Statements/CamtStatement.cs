using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Files.Iso20022;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What a CAMT.053 statement says, movement by movement. What doesn't add up is given to nobody.</summary>
internal static class CamtStatement
{
    private const string Credit = "CRDT";
    private const string Debit = "DBIT";

    /// <exception cref="UnreadableException"><c>unknown-xml</c>, <c>several-accounts</c>.</exception>
    public static StatementContents Of(Iso20022Message message, DateOnly today)
    {
        if (message.Kind is not Iso20022Kind.Statement) throw new UnreadableException("unknown-xml", "The file is not CAMT.053.");

        var accounts = message.Reports.SelectMany(x => x.Accounts).Select(AccountOf).Distinct(StringComparer.Ordinal).ToList();
        if (accounts.Count > 1) throw new UnreadableException("several-accounts", "The file is about several accounts: import them one by one.");

        var (entries, bad, passedOver, number) = (new List<StatementEntry>(), new List<BadLine>(), 0, 0);
        foreach (var entry in message.Reports.SelectMany(x => x.Entries).Where(x => x.IsBooked))
        {
            foreach (var payment in Parts(entry))
            {
                number++;
                try
                {
                    if (Entry(number, entry, payment, today) is { } movement) entries.Add(movement);
                    else passedOver++;
                }
                catch (UnreadableException wrong)
                {
                    var why = wrong.As("statement");
                    bad.Add(new(number, why.Code, why.Message));
                }
            }
        }

        return new(StatementFormat.Camt053, accounts.FirstOrDefault(), entries, bad) { PassedOver = passedOver, Unexplained = Unexplained(message.Reports) };
    }

    /// <summary>A booking of several payments at once is told apart where the file gives each one's amount, and they make up the whole, each in its own direction.</summary>
    private static IReadOnlyList<Iso20022Payment?> Parts(Iso20022Entry entry)
    {
        if (entry.Payments.Count < 2 || Signed(entry.Amount, entry.Direction) is not { } whole) return [null];
        var parts = entry.Payments.Select(x => Signed(x.Amount, x.Direction ?? entry.Direction));
        if (Sum(parts) == whole) return entry.Payments;
        return [null];
    }

    /// <returns>Null where one of them isn't known.</returns>
    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0m, (sum, x) => sum + x);

    private static decimal? Signed(IsoAmount? amount, string? direction)
    {
        try
        {
            return direction is Debit ? -amount?.Read().InDirhams : amount?.Read().InDirhams;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <param name="part">Null for the booking as a whole.</param>
    /// <returns>Null for a notice without movement.</returns>
    private static StatementEntry? Entry(int number, Iso20022Entry entry, Iso20022Payment? part, DateOnly today)
    {
        var on = WrittenDay.Read(entry.BookedOn ?? entry.ValueOn, today) ?? throw new UnreadableException("no-date", "The line has no date.");
        if (on > today) throw new UnreadableException("in-the-future", "The line lies after today.");

        var direction = part?.Direction ?? entry.Direction;
        if (direction is not (Credit or Debit)) throw new UnreadableException("no-direction", "The line says neither credit nor debit.");
        var amount = ((part is null ? entry.Amount : part.Amount) ?? throw new UnreadableException("no-amount", "The line has no amount.")).Read();
        if (amount == Money.Zero) return null;

        var about = part ?? Only(entry);
        var other = direction is Credit ? about?.Debtor : about?.Creditor;
        var label = CellText.Clean(about?.Remittance ?? about?.Information ?? entry.Information ?? "");
        return new(number, on, direction is Credit ? amount : -amount, StatementEntry.Short(label, StatementLine.LongestLabel) ?? "")
        {
            ValueOn = StatementEntry.CountsFrom(WrittenDay.Read(entry.ValueOn, today), on, today),
            Reference = StatementEntry.Short(about?.EndToEndId ?? about?.CreditorReference ?? entry.Reference, StatementLine.LongestReference),
            Counterparty = StatementEntry.Short(other?.Name is { } name ? CellText.Clean(name) : null, StatementLine.LongestReference),
            CounterAccount = StatementEntry.Short(other?.Account is { } account ? AccountOf(account) : null, StatementLine.LongestAccount),
            IsReversal = entry.IsReversal,
            Named = part is null ? Named(entry) : [],
        };
    }

    /// <summary>Of a booking that is several payments of amounts that the file doesn't say: debits that were credited, or that came back.</summary>
    private static IReadOnlyList<string> Named(Iso20022Entry entry) =>
        entry is { Direction: Credit or Debit, Payments.Count: > 1 } && entry.Payments.All(x => x.Amount is null && (x.Direction ?? entry.Direction) == entry.Direction) && entry.Payments.Any(x => x.EndToEndId is not null)
            ? [.. entry.Payments.Select(x => StatementEntry.Short(x.EndToEndId, StatementLine.LongestDebit) ?? "")]
            : [];

    /// <summary>The one payment that a booking is of; null where it is of several, or of another amount.</summary>
    private static Iso20022Payment? Only(Iso20022Entry entry)
    {
        if (entry.Payments is not [var only] || entry.StatedCount > 1) return null;
        var isWhole = only.Amount is not { } own || own.Currency != entry.Amount?.Currency || Signed(own, null) == Signed(entry.Amount, null);
        return isWhole ? only : null;
    }

    private static string AccountOf(string account) => Folded.Rib(account) ?? account;

    /// <summary>Of all statements in the file that give an opening and a closing balance.</summary>
    private static Money? Unexplained(IReadOnlyList<Iso20022Report> reports)
    {
        List<decimal> gaps = [.. reports.Select(Gap).OfType<decimal>()];
        return gaps.Count == 0 ? null : Money.Dirhams(gaps.Sum());
    }

    private static decimal? Gap(Iso20022Report report)
    {
        var movements = Sum(report.Entries.Where(x => x.IsBooked).Select(x => Signed(x.Amount, x.Direction)));
        return BalanceOf(report, "CLBD") - (BalanceOf(report, "OPBD") ?? BalanceOf(report, "PRCD")) - movements;
    }

    private static decimal? BalanceOf(Iso20022Report report, string code) => report.Balances.Find(x => x.Code == code) is { } balance ? Signed(balance.Amount, balance.Direction) : null;
}
