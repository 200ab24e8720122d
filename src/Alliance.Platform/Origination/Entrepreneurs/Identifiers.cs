namespace Alliance.Platform.Origination.Entrepreneurs;

/// <summary>Checks of Moroccan identifiers. A failed one warns, it never blocks: papers are wrong more often than one thinks.</summary>
public static class Identifiers
{
    /// <summary>National identity card: one or two letters and up to seven digits.</summary>
    public static bool IsCin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        return letters is 1 or 2 && text.Length - letters is >= 1 and <= 7 && text.Skip(letters).All(char.IsAsciiDigit);
    }

    /// <summary>Common identifier of enterprises: 15 digits, the whole number divisible by 97.</summary>
    public static bool IsIce(string text) => IsMultipleOf97(text, 15);

    /// <summary>Bank account: 24 digits, the whole number divisible by 97.</summary>
    public static bool IsRib(string text) => IsMultipleOf97(text, 24);

    private static bool IsMultipleOf97(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == length && text.All(char.IsAsciiDigit) && text.Aggregate(0, (rest, digit) => (rest * 10 + digit - '0') % 97) == 0;
    }
}
