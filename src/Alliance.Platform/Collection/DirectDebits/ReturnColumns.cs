using System.Globalization;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Which column of a table of returned debits is what, by the words of its heading. Columns that mean nothing to us are named, not swallowed.</summary>
internal sealed class ReturnColumns
{
    private static readonly string[] References = ["REFERENCE", "ENDTOENDID", "END TO END", "END TO END ID", "REF"];
    private static readonly string[] Reasons = ["MOTIF", "REASON", "RAISON", "LIBELLE"];
    private static readonly string[] Codes = ["CODE"];
    private static readonly string[] Statuses = ["STATUT", "STATUS", "ETAT", "RESULTAT", "SITUATION"];
    private static readonly string[] Amounts = ["MONTANT", "AMOUNT"];

    /// <summary>The day of the return, before any other day; a due date is none.</summary>
    private static readonly string[] ReturnDates = ["DATE REJET", "DATE DU REJET", "DATE DE REJET", "DATE RETOUR", "DATE DE RETOUR", "DATE DU RETOUR", "REJET DATE", "RETOUR DATE", "REJETE LE", "RETURNED ON", "RETURNEDON"];

    /// <summary>From when the money is gone, before the day on which that was booked.</summary>
    private static readonly string[] ValueDates = ["DATE VALEUR", "DATE DE VALEUR", "VALUE DATE"];

    private static readonly string[] BookingDates = ["DATE OPERATION", "DATE COMPTABLE", "DATE"];

    private readonly List<string> _folded;
    private readonly int _reference;
    private readonly int? _reason;
    private readonly int? _code;
    private readonly int? _status;
    private readonly int? _date;
    private readonly int? _bookingDate;
    private readonly int? _amount;

    private ReturnColumns(HeadingLine heading, List<string> folded, int reference)
    {
        (Heading, _folded, _reference) = (heading, folded, reference);
        _date = Find(folded, ReturnDates, exactly: true);
        if (_date is null) (_date, _bookingDate) = (Find(folded, ValueDates, exactly: true), Find(folded, BookingDates, exactly: true));
        _status = Find(folded, Statuses);
        _amount = Find(folded, Amounts);
        _code = Find(folded, Codes);
        _reason = Find(folded, Reasons, except: _code);
    }

    /// <returns>Null when no column names the debit.</returns>
    public static ReturnColumns? Of(HeadingLine line)
    {
        List<string> folded = [.. line.Names.Select(Folded.Text)];
        return Find(folded, References) is { } reference && !IsWithinTable(line, reference) ? new(line, folded, reference) : null;
    }

    /// <summary>The rows stand below it.</summary>
    public HeadingLine Heading { get; }

    /// <summary>How many columns are understood; of as many, those whose reference is called no more than that.</summary>
    public double Fit => Known.OfType<int>().Distinct().Count() + (References.Contains(_folded[_reference]) ? 0.5 : 0);

    /// <summary>The name of one column doesn't go on in the next line: what stands below it is a debit already.</summary>
    private static bool IsWithinTable(HeadingLine line, int reference) =>
        line.Above is { } above && above.ElementAtOrDefault(reference) is { Length: > 0 } && line.Texts.ElementAtOrDefault(reference) is { Length: > 0 };

    /// <summary>In the file's words.</summary>
    public IReadOnlyList<string> Unknown => [.. Heading.Names.Index().Where(x => x.Item.Length > 0 && !Known.Contains(x.Index)).Select(x => x.Item)];

    private int?[] Known => [_reference, _reason, _code, _status, _date, _bookingDate, _amount];

    public bool IsHeading(TableRow row) => row.Cells.Count > 0 && row.Cells.Index().All(x => x.Index < _folded.Count && x.Item is null or string && Folded.Text(x.Item as string ?? "") == _folded[x.Index]);

    public bool IsTooLong(TableRow row) => row.Cells.Skip(Heading.Names.Count).Any(x => x is not (null or ""));

    public string Reference(TableRow row) => Text(row, _reference) ?? "";

    /// <summary>Null in a table without such a column.</summary>
    public object? Date(TableRow row) => Cell(row, _date);

    /// <summary>Of the booking, where the table doesn't name the day of the return.</summary>
    public object? BookingDate(TableRow row) => Cell(row, _bookingDate);

    public object? Amount(TableRow row) => Cell(row, _amount);

    /// <summary>Code and words.</summary>
    public string? Reason(TableRow row) => CellText.OrNull(string.Join(' ', new[] { Text(row, _code), Text(row, _reason) }.OfType<string>()));

    /// <summary>By the column of status where there is one, else by code and words: a list of returns names no other debits, unless it says so.</summary>
    public ReturnWords.Outcome Outcome(TableRow row)
    {
        if (_status is not null) return ReturnWords.Of(Text(row, _status) ?? "");
        var reason = Text(row, _reason) ?? "";
        if (ReturnWords.IsSuccessCode(Text(row, _code)) || ReturnWords.Of(reason) is ReturnWords.Outcome.Held) return ReturnWords.Outcome.Held;
        return ReturnWords.IsDenial(reason) ? ReturnWords.Outcome.Unknown : ReturnWords.Outcome.Returned;
    }

    private static int? Find(List<string> folded, string[] names, bool exactly = false, int? except = null)
    {
        foreach (var name in names)
            if (Place(x => x == name) is { } whole) return whole;
        if (exactly) return null;

        foreach (var name in names)
            if (Place(x => $" {x} ".Contains($" {name} ", StringComparison.Ordinal)) is { } among) return among;
        return null;

        int? Place(Func<string, bool> isIt)
        {
            for (var i = 0; i < folded.Count; i++)
                if (i != except && isIt(folded[i])) return i;
            return null;
        }
    }

    private static object? Cell(TableRow row, int? column) => column is { } at && at < row.Cells.Count ? row.Cells[at] : null;

    private static string? Text(TableRow row, int? column) => Cell(row, column) switch
    {
        string text => CellText.OrNull(text),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
