using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What stands with an event of a dossier, as pages show it.</summary>
internal static class EventNotes
{
    /// <summary>Stored between the two officers of a dossier that is handed over.</summary>
    private const string Handed = " → ";

    /// <summary>Stored before the number of tasks that went along.</summary>
    private const string Along = " + ";

    private const string MeetsOn = " @ ";

    /// <summary>As it is stored with a dossier that is handed over.</summary>
    public static string OfHandingOver(string from, string to, int tasks) => string.Create(CultureInfo.InvariantCulture, $"{from}{Handed}{to}") + (tasks > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Along}{tasks}") : "");

    /// <summary>As it is stored with a dossier that is put on an agenda.</summary>
    public static string OfSession(string body, DateOnly meetsOn) => string.Create(CultureInfo.InvariantCulture, $"{body}{MeetsOn}{meetsOn:yyyy-MM-dd}");

    /// <summary>As it is stored with what becomes of a correction.</summary>
    public static string OfCorrection(int number, string? words) => string.Create(CultureInfo.InvariantCulture, $"#{number}") + (words is null ? "" : $" · {words}");

    /// <summary>As it is stored with what came of a bank loan: dirhams, then the bank.</summary>
    public static string OfBankLoan(BankLoan loan) => string.Create(CultureInfo.InvariantCulture, $"{loan.Amount.InDirhams:0.00} {loan.Bank}").TrimEnd();

    /// <summary>Words are shown as they were typed; two officers in the order one reads, a session with its day in the reader's language.</summary>
    public static string? Of(ApplicationEvent happened) => happened switch
    {
        { Kind: ApplicationEventKind.HandedOver, Note: { } note } when note.Split(Handed) is [var from, var to] => HandedOver(from, to),
        { Kind: ApplicationEventKind.PutOnAgenda, Note: { } note } when note.LastIndexOf(MeetsOn, StringComparison.Ordinal) is >= 0 and var at
            && DateOnly.TryParseExact(note[(at + MeetsOn.Length)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => $"{note[..at]} · {Formats.LongDate(day)}",
        { Kind: ApplicationEventKind.BankLoanObtained or ApplicationEventKind.BankLoanTakenBack, Note: { } note } when note.Split(' ', 2) is [var amount, .. var bank]
            && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var dirhams) => string.Join(" · ", [Formats.WithUnit(Money.Dirhams(dirhams)), .. bank]),
        _ => happened.Note,
    };

    private static string HandedOver(string from, string to) =>
        to.LastIndexOf(Along, StringComparison.Ordinal) is >= 0 and var at && int.TryParse(to[(at + Along.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var tasks)
            ? $"{Formats.Becomes(from, to[..at])} · {TextSet.Of(typeof(PlatformText)).Say("with {0} tasks", CultureInfo.CurrentUICulture, tasks)}"
            : Formats.Becomes(from, to);
}
