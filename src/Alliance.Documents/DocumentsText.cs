using System.Globalization;
using System.Resources;

namespace Alliance.Documents;

/// <summary>Words that every document has, in <c>DocumentsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class DocumentsText
{
    private static readonly ResourceManager Words = new(typeof(DocumentsText));

    /// <param name="language">Two letters: a letter is written in its reader's language, whatever that of the page it is asked for on.</param>
    public static string In(string language, string key) => Words.GetString(key, CultureInfo.GetCultureInfo(language)) ?? key;
}
