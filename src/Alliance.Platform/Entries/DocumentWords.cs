using System.Globalization;
using Alliance.Ui;

namespace Alliance.Platform.Entries;

/// <summary>An area's words in the language of a document, whatever that of the page it is asked for on: a letter speaks its reader's language.</summary>
/// <param name="texts">Marker class of the resources, such as <c>typeof(ReceiptsText)</c>.</param>
internal sealed class DocumentWords(Type texts, CultureInfo culture)
{
    private readonly TextSet _words = TextSet.Of(texts);

    public CultureInfo Culture => culture;

    public string this[string key] => _words.Say(key, culture);

    public string this[string key, params object?[] values] => _words.Say(key, culture, values);

    /// <summary><c>30 juin 2023</c>.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", culture);
}
