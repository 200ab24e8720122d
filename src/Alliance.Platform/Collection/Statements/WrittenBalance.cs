using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

internal enum BalanceKind
{
    Opening,
    Closing,

    /// <summary>Of a day: opening or closing by where that lies among the movements.</summary>
    OfDay,
}

/// <summary>A balance that a bank writes in a line of its own: <c>Solde initial;17 700,00</c>, <c>Solde débiteur au 30/06/2023 : 18 428,00 DH</c>.</summary>
/// <remarks>What is carried over from page to page (<c>Report</c>) is none of the statement's.</remarks>
internal sealed partial record WrittenBalance(BalanceKind Kind, DateOnly? On, Money Amount)
{
    private static readonly char[] _beginnings = [.. "0123456789-+("];

    /// <summary>In a line above the table, whose cells have no columns: the amount stands in the same cell or in one of the next.</summary>
    public static WrittenBalance? Above(TableRow row, DateOnly today, char? decimals) => Labelled(row) is var (at, label)
        ? Of(label, null, AmountIn(Rest(label), decimals) ?? row.Cells.Skip(at + 1).Select(x => AmountIn(x, decimals)).FirstOrDefault(x => x is not null), today)
        : null;

    /// <summary>In a line among or below the movements.</summary>
    /// <param name="on">Its day, where it has one.</param>
    /// <param name="amount">What its columns say.</param>
    public static WrittenBalance? Within(TableRow row, DateOnly? on, Func<TableRow, Money?> amount, DateOnly today) =>
        Labelled(row) is var (_, label) ? Of(label, on, amount(row), today) : null;

    private static (int At, string Label)? Labelled(TableRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
            if (row.Cells[i] is string text && KindOf(Folded.Text(text)) is not null) return (i, text);
        return null;
    }

    private static WrittenBalance? Of(string label, DateOnly? on, Money? amount, DateOnly today)
    {
        var folded = Folded.Text(label);
        if (amount is not { } balance || KindOf(folded) is not { } kind) return null;
        if (kind is BalanceKind.OfDay && (on ??= DayIn(label, today)) is null) return null;
        return new(kind, on, folded.Split(' ').Contains("DEBITEUR") && balance > Money.Zero ? -balance : balance);
    }

    private static BalanceKind? KindOf(string folded) =>
        Opening().IsMatch(folded) ? BalanceKind.Opening : Closing().IsMatch(folded) ? BalanceKind.Closing : OfDay().IsMatch(folded) ? BalanceKind.OfDay : null;

    private static DateOnly? DayIn(string label, DateOnly today)
    {
        try
        {
            return Days().Match(PlainDigits.Of(label)) is { Success: true } day ? WrittenDay.Read(day.Value, today) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <summary>The label from its first figure on that is no day's.</summary>
    private static string? Rest(string label)
    {
        var figures = Days().Replace(PlainDigits.Of(label), "");
        return figures.IndexOfAny(_beginnings) is >= 0 and var from ? figures[from..] : null;
    }

    private static Money? AmountIn(object? cell, char? decimals)
    {
        try
        {
            return cell is DateTime ? null : WrittenAmount.Read(cell, decimals);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(ANCIEN SOLDE|SOLDE (INITIAL|PRECEDENT|REPORTE|(DE )?DEPART|(D )?OUVERTURE|(DE )?DEBUT DE (MOIS|PERIODE)|VEILLE|A NOUVEAU)|REPORT A NOUVEAU|OPENING BALANCE|(ال)?رصيد (ال)?(افتتاحي|سابق))( |$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex("^(NOUVEAU SOLDE|SOLDE (FINAL|(DE )?CLOTURE|(DE )?FIN DE (MOIS|PERIODE))|CLOSING BALANCE|(ال)?رصيد (ال)?ختامي)( |$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Closing();

    [GeneratedRegex("^SOLDE( CREDITEUR| DEBITEUR| COMPTABLE)?( (AU|DU|EN|LE|A)( .*)?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OfDay();

    [GeneratedRegex("[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}", RegexOptions.NonBacktracking)]
    private static partial Regex Days();
}
