using System.Globalization;

namespace Alliance.Kernel;

/// <summary>A whole number as a person types or pastes it into a form: <c>24</c>, <c>1 250</c>, <c>1.250</c>, <c>١٢</c>. Read as amounts are (<see cref="TypedAmount"/>), but that three figures behind a sign can only be thousands, unless a nought stands before it.</summary>
public static class TypedNumber
{
    /// <summary>No number, nor like one; also a sign.</summary>
    public const string Unreadable = "number.unreadable";

    /// <summary><c>1,5</c>.</summary>
    public const string NotWhole = "number.not-whole";

    /// <returns>Null for an empty field.</returns>
    /// <exception cref="RefusedException"><c>number.unreadable</c>, <c>number.not-whole</c>.</exception>
    public static int? Read(string? text)
    {
        if (PlainDigits.Of(text ?? "") is not { Length: > 0 } plain) return null;
        if (AmountFigures.Parted(plain) is not var (whole, decimals)) throw new RefusedException(Unreadable, "Write a number like 24.");
        if (decimals.Length == 3 && whole.Length <= 3 && whole[0] != '0') (whole, decimals) = (whole + decimals, "");
        if (decimals.Any(x => x != '0')) throw new RefusedException(NotWhole, "Write a whole number.");
        return int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RefusedException(Unreadable, "Write a number like 24.");
    }
}
