using System.Globalization;

namespace Alliance.Ui;

/// <summary>One of the 12 regions of Morocco.</summary>
/// <param name="Code">ISO 3166-2, such as <c>MA-09</c>.</param>
/// <param name="Seat">Its capital.</param>
/// <param name="Provinces">How many provinces and prefectures it has.</param>
public sealed record Region(string Code, string French, string Arabic, string English, (string French, string Arabic) Seat, int Provinces)
{
    /// <summary>In the reader's language.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        "ar" => Arabic,
        "en" => English,
        _ => French,
    };

    /// <inheritdoc cref="Name"/>
    public string Capital => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "ar" ? Seat.Arabic : Seat.French;
}
