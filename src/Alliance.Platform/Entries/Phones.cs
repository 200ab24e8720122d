using Alliance.Kernel;
using PhoneNumbers;

namespace Alliance.Platform.Entries;

/// <summary>The numbers that people write into one field for a phone: <c>0612 345 678 / 0537-70-00-00</c>, <c>+212 (0) 661…</c>, <c>٠٦٦١٠٠٠٠٠٠</c>.</summary>
internal static class Phones
{
    /// <summary>Fewer digits are an extension or a slip, not a number that could be called.</summary>
    private const int Fewest = 6;

    /// <summary>Where a number without a country's code is (ISO 3166).</summary>
    private const string Home = "MA";

    private static readonly string[] Between = ["/", ";", ",", "|", "،", "؛", "\r", "\n", " ou ", " OU ", " et ", " ET ", " or ", " and ", " أو ", " و "];

    /// <param name="Written">As it was, for the eye.</param>
    /// <param name="Dialled">Digits, and a plus before them; null where nobody could be called.</param>
    public sealed record Number(string Written, string? Dialled);

    public static IReadOnlyList<Number> In(string? written) => TypedText.IsBlank(written)
        ? []
        : [.. written!.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(x => new Number(x, Dialled(x)))];

    /// <summary>As they are kept: each as one writes it from anywhere (<c>+212 6 12 34 56 78</c>), whatever way it was typed. Where one of them is no number that there can be, or has words beside it, all stay as they were typed.</summary>
    public static string? InOneForm(string? written)
    {
        var kept = In(written).Select(x => x.Written.Any(char.IsLetter) ? null : Kept(x.Dialled)).ToList();
        return kept.Count == 0 || kept.Contains(null) ? written : string.Join(" / ", kept);
    }

    /// <summary>Whether two fields have a number in common, at home or from abroad.</summary>
    public static bool HaveOneInCommon(string? one, string? other) => Keys(one).Intersect(Keys(other), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Keys(string? written) => In(written).Select(x => Kept(x.Dialled) ?? x.Dialled).OfType<string>();

    /// <returns>Null where there can be no such number.</returns>
    private static string? Kept(string? dialled)
    {
        if (dialled is null) return null;
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(dialled, Home);
            return numbers.IsPossibleNumber(number) ? numbers.Format(number, PhoneNumberFormat.INTERNATIONAL) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

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
