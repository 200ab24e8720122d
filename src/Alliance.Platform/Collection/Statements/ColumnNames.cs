using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What banks call the columns of their statements, folded (<see cref="Folded"/>): whole names first, the best in front; then words that a name has among others, all of them where there are two.</summary>
internal sealed class ColumnNames(string[] whole, string[] words)
{
    public static readonly ColumnNames Date = new(
        ["DATE OPERATION", "DATE D OPERATION", "DATE DE L OPERATION", "DATE OPE", "DATE COMPTABLE", "DATE DE COMPTABILISATION", "DATE", "BOOKING DATE", "DATE MOUVEMENT", "التاريخ", "تاريخ العملية"],
        ["DATE", "تاريخ"]);

    /// <summary>From when the money counts; the only date of some banks.</summary>
    public static readonly ColumnNames ValueDate = new(
        ["DATE VALEUR", "DATE DE VALEUR", "DATE VAL", "VALEUR", "VALUE DATE", "DATE OF VALUE", "VALUTA", "تاريخ القيمة"], ["DATE VALEUR", "VALUE DATE"]);

    public static readonly ColumnNames Label = new(
        ["LIBELLE", "LIBELLE OPERATION", "LIBELLE DE L OPERATION", "DESCRIPTION", "LABEL", "NATURE", "OPERATION", "MOTIF", "INTITULE", "DETAILS", "البيان", "الوصف"],
        ["LIBELLE", "LIBELLES", "DESCRIPTION", "INTITULE", "DETAILS", "NATURE", "بيان"]);

    public static readonly ColumnNames Amount = new(["MONTANT", "MONTANT DH", "MONTANT MAD", "AMOUNT", "المبلغ"], ["MONTANT", "AMOUNT", "مبلغ"]);

    public static readonly ColumnNames Debit = new(["DEBIT", "DEBIT DH", "DEBIT MAD", "MONTANT DEBIT", "RETRAIT", "SORTIE", "مدين"], ["DEBIT", "DEBITS", "DEBITEUR", "RETRAITS", "SORTIES", "المدين"]);

    public static readonly ColumnNames Credit = new(["CREDIT", "CREDIT DH", "CREDIT MAD", "MONTANT CREDIT", "VERSEMENT", "ENTREE", "دائن"], ["CREDIT", "CREDITS", "CREDITEUR", "VERSEMENTS", "ENTREES", "الدائن"]);

    public static readonly ColumnNames Direction = new(
        ["SENS", "SENS OPERATION", "SENS DE L OPERATION", "SENS MOUVEMENT", "D C", "C D", "DC", "CD", "DB CR", "CR DB", "DEBIT CREDIT", "CREDIT DEBIT", "DEBIT OU CREDIT"], ["SENS"]);

    public static readonly ColumnNames Reference = new(["REFERENCE", "REF", "REFERENCE OPERATION", "N PIECE", "NUMERO", "المرجع"], ["REFERENCE", "REF"]);

    public static readonly ColumnNames Account = new(["COMPTE", "RIB", "COMPTE CONTREPARTIE", "RIB DONNEUR D ORDRE", "COUNTER ACCOUNT", "IBAN", "الحساب"], ["RIB", "IBAN", "COMPTE"]);

    public static readonly ColumnNames Balance = new(["SOLDE", "BALANCE", "الرصيد"], ["SOLDE", "BALANCE", "رصيد"]);

    private static readonly ColumnNames[] All = [Date, ValueDate, Label, Amount, Debit, Credit, Direction, Reference, Account, Balance];

    private readonly string[] _whole = Array.ConvertAll(whole, Folded.Text);
    private readonly string[] _words = Array.ConvertAll(words, Folded.Text);

    /// <summary>How many of these names, as they are written, mean something.</summary>
    public static int Known(IEnumerable<string> names) => names.Select(Folded.Text).Count(x => x.Length > 0 && Array.Exists(All, y => y.Fits(x)));

    /// <summary>Place of the column among folded names.</summary>
    public int? Find(IReadOnlyList<string> folded, params ReadOnlySpan<int?> taken)
    {
        foreach (var name in _whole)
            for (var i = 0; i < folded.Count; i++)
                if (folded[i] == name && !taken.Contains(i)) return i;

        for (var i = 0; i < folded.Count; i++)
            if (HasWord(folded[i]) && !taken.Contains(i)) return i;
        return null;
    }

    private bool Fits(string folded) => _whole.Contains(folded) || HasWord(folded);

    /// <summary>A name that has a debit and a credit is neither.</summary>
    private bool HasWord(string folded)
    {
        var parts = folded.Split(' ');
        return Array.Exists(_words, x => x.Split(' ').All(parts.Contains)) && !(parts.Contains("DEBIT") && parts.Contains("CREDIT"));
    }
}
