using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>Whether money came or went, as a bank says it in a word, a letter or a sign.</summary>
internal static class WrittenDirection
{
    private static readonly HashSet<string> Credits = new(StringComparer.OrdinalIgnoreCase) { "C", "CR", "CRE", "CRDT", "CREDIT", "CRÉDIT", "CREDITEUR", "CRÉDITEUR", "+", "دائن" };
    private static readonly HashSet<string> Debits = new(StringComparer.OrdinalIgnoreCase) { "D", "DB", "DR", "DT", "DEB", "DBIT", "DEBIT", "DÉBIT", "DEBITEUR", "DÉBITEUR", "-", "مدين" };

    private static readonly char[] Letters = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÉé"];

    /// <returns>True for money that came; null when the cell says neither.</returns>
    public static bool? Read(object? cell)
    {
        if (cell is not string text) return null;
        var word = PlainDigits.Of(text).TrimEnd('.');
        return Credits.Contains(word) ? true : Debits.Contains(word) ? false : null;
    }

    /// <summary><c>22,00 D</c> and <c>CR 750,00</c>: figures and what they say.</summary>
    internal static (string Figures, bool IsCredit)? Behind(string text)
    {
        var letters = text.Length - text.TrimEnd(Letters).Length;
        if (letters > 0 && Read(text[^letters..]) is { } last) return (text[..^letters].Trim(), last);
        var first = text.Length - text.TrimStart(Letters).Length;
        return first > 0 && Read(text[..first]) is { } before ? (text[first..].Trim(), before) : null;
    }
}
