using System.Globalization;
using System.Resources;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>All words on late loans, in <c>ArrearsText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class ArrearsText
{
    private static readonly ResourceManager Words = new(typeof(ArrearsText));

    /// <param name="language">Two letters: a letter is written in its reader's language, whatever that of the page it is asked for on.</param>
    public static string In(string language, string key) => Words.GetString(key, CultureInfo.GetCultureInfo(language)) ?? key;
}
