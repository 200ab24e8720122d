using System.Text.RegularExpressions;

namespace Alliance.Platform.Files;

/// <summary>Rows of a table that sum up others and are none themselves: totals and balances.</summary>
/// <remarks>A firm may be called Total, and a payer may write that this settles all: on a line with a day, only the whole phrase of a balance counts.</remarks>
internal static partial class SumLine
{
    /// <summary>Of a line without a day.</summary>
    public static bool Is(TableRow row) => row.Cells.OfType<string>().FirstOrDefault(x => x.Length > 0) is { } first && Sum().IsMatch(Folded.Text(first));

    /// <summary>Of the label of a line with a day.</summary>
    public static bool IsBalance(string label) => Balance().IsMatch(Folded.Text(label));

    private const string Which =
        "INITIAL|FINAL|PRECEDENT|REPORTE|CREDITEUR|DEBITEUR|COMPTABLE|ACTUEL|DE DEPART|DEPART|D OUVERTURE|OUVERTURE|DE CLOTURE|CLOTURE|EN VALEUR|FIN DE MOIS|DEBUT DE MOIS|VEILLE|A NOUVEAU";

    private const string WholeBalance =
        "(ANCIEN|NOUVEAU) SOLDE"
        + "|SOLDE (" + Which + ")( (AU|DU|EN|DE|LE|A) .*)?"
        + "|SOLDE (AU|DU|LE|A)( [0-9A-Z]+){1,4}"
        + "|SOLDE|REPORT( A NOUVEAU| SOLDE)?|A (REPORTER|NOUVEAU)|(OPENING|CLOSING) BALANCE";

    private const string WholeTotal =
        "(SOUS )?TOTA(L|UX)( (DES|DU|DE LA) (MOUVEMENTS?|OPERATIONS?|DEBITS?|CREDITS?|PERIODE|MOIS|PAGE).*| (GENERAL|MOUVEMENTS?|DEBITS?|CREDITS?))?";

    private const string Beginning =
        "(SOUS )?TOTA(L|UX)( |$)|((ANCIEN|NOUVEAU) )?SOLDES?( |$)|REPORTS?( |$)|A (REPORTER|NOUVEAU)( |$)|(OPENING|CLOSING) BALANCE|(ال)?(رصيد|مجموع)";

    [GeneratedRegex("^(" + Beginning + ")", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sum();

    [GeneratedRegex("^(" + WholeBalance + "|" + WholeTotal + "|(ال)?رصيد (ال)?(افتتاحي|ختامي|سابق|حالي))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Balance();
}
