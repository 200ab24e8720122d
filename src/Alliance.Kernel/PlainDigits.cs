using System.Globalization;
using System.Text;

namespace Alliance.Kernel;

/// <summary>Numbers in plain signs: digits of every script as 0 to 9, spaces of every width as one, every minus the same, Arabic marks of decimals and thousands as ours, invisible marks gone.</summary>
public static class PlainDigits
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit) plain.Append((char)('0' + digit));
            else if (Sign(character) is { } sign) plain.Append(sign);
        }

        return plain.ToString().Trim();
    }

    private static char? Sign(char character) => character switch
    {
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\uFE63' or '\uFF0D' => '-',
        '\u066B' or '\u060C' or '\uFF0C' => ',', // Arabic decimal separator; the Arabic comma and the wide one, as keyboards have them
        '\uFF0E' => '.',
        '\u066C' or '\u2019' or '\u02BC' => '\'', // Arabic thousands separator, apostrophes
        '\uFF0B' => '+',
        _ when char.IsWhiteSpace(character) => ' ',
        _ when CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control => null,
        _ => character,
    };
}
