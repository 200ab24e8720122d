using Alliance.Kernel;

namespace Alliance.Platform.Entries;

/// <summary>The numbers that people write into one field for a phone: <c>0612 345 678 / 0537-70-00-00</c>, <c>+212 (0) 661…</c>, <c>٠٦٦١٠٠٠٠٠٠</c>.</summary>
internal static class PhoneNumbers
{
    /// <summary>Fewer digits are an extension or a slip, not a number that could be called.</summary>
    private const int Fewest = 6;

    private static readonly string[] Between = ["/", ";", ",", "|", "،", "؛", "\r", "\n", " ou ", " OU ", " et ", " ET ", " or ", " and ", " أو ", " و "];

    /// <param name="Written">As it was, for the eye.</param>
    /// <param name="Dialled">Digits, and a plus before them; null where nobody could be called.</param>
    public sealed record Number(string Written, string? Dialled);

    public static IReadOnlyList<Number> In(string? written) => TypedText.IsBlank(written)
        ? []
        : [.. written!.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(x => new Number(x, Dialled(x)))];

    /// <returns>The first that can be called; null where there is none.</returns>
    public static string? First(string? written) => In(written).FirstOrDefault(x => x.Dialled is not null)?.Dialled;

    private static string? Dialled(string written)
    {
        var plain = PlainDigits.Of(written);
        var isAbroad = plain.StartsWith('+') || plain.StartsWith("00", StringComparison.Ordinal);
        if (isAbroad) plain = plain.Replace("(0)", "", StringComparison.Ordinal); // the nought that one leaves out from abroad
        var digits = string.Concat(plain.TakeWhile(x => !char.IsAsciiLetter(x)).Where(char.IsAsciiDigit)); // "poste 12" is said, not dialled
        return digits.Length < Fewest ? null : plain.StartsWith('+') ? "+" + digits : digits;
    }
}
