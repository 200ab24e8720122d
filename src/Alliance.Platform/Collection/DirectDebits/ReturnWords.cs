using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>What a bank's word says of a debit. A word that nobody knows is neither: taking a good payment back is worse than asking.</summary>
internal static class ReturnWords
{
    internal enum Outcome
    {
        Returned,

        /// <summary>It was paid, or its outcome isn't known yet.</summary>
        Held,

        Unknown,
    }

    private static readonly HashSet<string> Said = new(StringComparer.Ordinal) { "OPERATION", "OPERATIONS", "PRELEVEMENT", "ORDRE", "TRANSACTION", "DEBIT", "LE", "LA", "DE", "DU", "EST", "ETE" };

    private static readonly HashSet<string> Success = new(StringComparer.Ordinal)
    {
        "EXECUTE", "EXECUTEE", "TRAITE", "TRAITEE", "ACCEPTE", "ACCEPTEE", "PAYE", "PAYEE", "REGLE", "REGLEE", "ENCAISSE", "ENCAISSEE", "HONORE", "HONOREE", "REUSSI", "REUSSIE", "SUCCES", "OK", "VALIDE", "VALIDEE",
        "ABOUTI", "ABOUTIE", "COMPTABILISE", "COMPTABILISEE", "SUCCESS", "PAID", "ACCEPTED", "SETTLED", "EXECUTED", "COLLECTED", "ACSC", "ACCP", "ACSP", "ACTC", "ACWC", "ACCC", "ATTENTE", "COURS", "PENDING", "PDNG",
    };

    private static readonly HashSet<string> Failure = new(StringComparer.Ordinal)
    {
        "REJETE", "REJETEE", "REJET", "REFUSE", "REFUSEE", "IMPAYE", "IMPAYEE", "RETOURNE", "RETOURNEE", "RETOUR", "ECHEC", "ECHOUE", "ECHOUEE", "KO", "RJCT", "RETURNED", "REJECTED", "REFUSED", "FAILED", "UNPAID", "CONTESTE", "CONTESTEE",
    };

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "NON", "PAS", "NOT" };

    /// <summary>Beside a word of failure, on either side, they leave open what is meant.</summary>
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal) { "NON", "PAS", "NOT", "NO", "SANS", "AUCUN", "AUCUNE", "ANNULE", "ANNULEE", "غير", "لم", "بدون", "ملغى", "ملغي" };

    /// <summary>All of the text has to mean it: <c>compte non valide</c> is a reason of return, and <c>rejet annulé</c> no return.</summary>
    public static Outcome Of(string text)
    {
        var words = Words(text);
        if (words.Count == 0) return Outcome.Unknown;
        if (words.TrueForAll(Success.Contains)) return Outcome.Held;
        if (words.Count == 2 && Negations.Contains(words[0]) && Success.Contains(words[1])) return Outcome.Returned;
        return words.Exists(Failure.Contains) && !words.Zip(words.Skip(1)).Any(IsDenied) ? Outcome.Returned : Outcome.Unknown;
    }

    /// <summary>A failure denied and nothing else: as a reason of return, <c>aucun rejet</c> is none, while <c>rejet sans provision</c> is one.</summary>
    public static bool IsDenial(string text) => Words(text) is var words && words.TrueForAll(x => Denials.Contains(x) || Failure.Contains(x)) && words.Zip(words.Skip(1)).Any(IsDenied);

    private static List<string> Words(string text) => [.. Folded.Tokens(text).Where(x => !Said.Contains(x) && x is not "EN")];

    private static bool IsDenied((string Left, string Right) words) =>
        (Denials.Contains(words.Left) && Failure.Contains(words.Right)) || (Failure.Contains(words.Left) && Denials.Contains(words.Right));

    /// <summary>Zeros alone: no reason of return.</summary>
    public static bool IsSuccessCode(string? code) => code is { Length: > 0 } && code.All(x => x == '0');
}
