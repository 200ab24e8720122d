using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;

namespace Alliance.Platform.Origination.Entrepreneurs;

/// <summary>Checks of Moroccan identifiers. A failed one warns, it never blocks: papers are wrong more often than one thinks.</summary>
public static class Identifiers
{
    private const int FewestDigits = 6;

    /// <summary>National identity card: one or two letters and up to seven digits.</summary>
    public static bool IsCin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        return letters is 1 or 2 && text.Length - letters is >= 1 and <= 7 && text.Skip(letters).All(char.IsAsciiDigit);
    }

    /// <summary>The card's number in one form, however it was written: <c>la 200-005</c> is <c>LA200005</c>.</summary>
    /// <returns>Null where nothing was written.</returns>
    public static string? WrittenCin(string? text) =>
        Blank.ToNull(string.Concat(PlainDigits.Of(TypedText.Clean(text)).Where(x => x is not (' ' or '-' or '.' or '/'))))?.ToUpperInvariant();

    /// <summary>A phone's number in one form, however it was written, or several of them; what there can't be is kept as people write it (<c>0539 00 00 70/74</c>).</summary>
    /// <returns>Null where nothing was written.</returns>
    /// <exception cref="RefusedException"><c>entrepreneur.bad-phone</c>.</exception>
    public static string? WrittenPhone(string? text)
    {
        var phone = Blank.ToNull(PlainDigits.Of(TypedText.Clean(text)));
        var isOne = phone is null || (phone.Count(char.IsAsciiDigit) >= FewestDigits && phone.All(x => char.IsAsciiDigit(x) || "+ .-/(),;".Contains(x, StringComparison.Ordinal)));
        return isOne ? Phones.InOneForm(phone) : throw new RefusedException("entrepreneur.bad-phone", "The phone's number has digits, spaces and the signs + - . / ( ) alone, and at least six digits.");
    }

    /// <summary>Common identifier of enterprises: 15 digits, the whole number divisible by 97.</summary>
    public static bool IsIce(string text) => IsMultipleOf97(text, 15);

    /// <summary>Bank account: 24 digits, the whole number divisible by 97.</summary>
    public static bool IsRib(string text) => IsMultipleOf97(text, 24);

    /// <summary>A bank account as it is read out: bank, town, account and key apart.</summary>
    public static string InGroups(string rib)
    {
        ArgumentNullException.ThrowIfNull(rib);
        return rib.Length == 24 ? $"{rib[..3]} {rib[3..6]} {rib[6..22]} {rib[22..]}" : rib;
    }

    private static bool IsMultipleOf97(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == length && text.All(char.IsAsciiDigit) && text.Aggregate(0, (rest, digit) => (rest * 10 + digit - '0') % 97) == 0;
    }
}
