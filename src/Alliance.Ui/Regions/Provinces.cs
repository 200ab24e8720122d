using System.Collections.Frozen;
using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>The 75 provinces and prefectures in Arabic. A platform's file, a dossier and a report name them in French; a reader sees them in the language of the page.</summary>
/// <remarks>Source: division of 2015 (decree 2-15-40). A name that isn't among them stands as it was written.</remarks>
public static class Provinces
{
    private static readonly (string French, string Arabic)[] All =
    [
        ("Tanger-Assilah", "طنجة-أصيلة"), ("M’diq-Fnideq", "المضيق-الفنيدق"), ("Tétouan", "تطوان"), ("Fahs-Anjra", "الفحص-أنجرة"),
        ("Larache", "العرائش"), ("Al Hoceïma", "الحسيمة"), ("Chefchaouen", "شفشاون"), ("Ouezzane", "وزان"),
        ("Oujda-Angad", "وجدة-أنكاد"), ("Nador", "الناظور"), ("Driouch", "الدريوش"), ("Jerada", "جرادة"),
        ("Berkane", "بركان"), ("Taourirt", "تاوريرت"), ("Guercif", "جرسيف"), ("Figuig", "فجيج"),
        ("Fès", "فاس"), ("Meknès", "مكناس"), ("El Hajeb", "الحاجب"), ("Ifrane", "إفران"), ("Moulay Yaâcoub", "مولاي يعقوب"),
        ("Sefrou", "صفرو"), ("Boulemane", "بولمان"), ("Taounate", "تاونات"), ("Taza", "تازة"),
        ("Rabat", "الرباط"), ("Salé", "سلا"), ("Skhirate-Témara", "الصخيرات-تمارة"), ("Kénitra", "القنيطرة"),
        ("Khémisset", "الخميسات"), ("Sidi Kacem", "سيدي قاسم"), ("Sidi Slimane", "سيدي سليمان"),
        ("Béni Mellal", "بني ملال"), ("Azilal", "أزيلال"), ("Fquih Ben Salah", "الفقيه بن صالح"), ("Khénifra", "خنيفرة"), ("Khouribga", "خريبكة"),
        ("Casablanca", "الدار البيضاء"), ("Mohammédia", "المحمدية"), ("El Jadida", "الجديدة"), ("Nouaceur", "النواصر"), ("Médiouna", "مديونة"),
        ("Benslimane", "بنسليمان"), ("Berrechid", "برشيد"), ("Settat", "سطات"), ("Sidi Bennour", "سيدي بنور"),
        ("Marrakech", "مراكش"), ("Chichaoua", "شيشاوة"), ("Al Haouz", "الحوز"), ("El Kelâa des Sraghna", "قلعة السراغنة"),
        ("Essaouira", "الصويرة"), ("Rehamna", "الرحامنة"), ("Safi", "آسفي"), ("Youssoufia", "اليوسفية"),
        ("Errachidia", "الرشيدية"), ("Ouarzazate", "ورزازات"), ("Midelt", "ميدلت"), ("Tinghir", "تنغير"), ("Zagora", "زاكورة"),
        ("Agadir-Ida-Ou-Tanane", "أكادير-إداوتنان"), ("Inezgane-Aït Melloul", "إنزكان-آيت ملول"), ("Chtouka-Aït Baha", "اشتوكة-آيت باها"),
        ("Taroudannt", "تارودانت"), ("Tiznit", "تيزنيت"), ("Tata", "طاطا"),
        ("Guelmim", "كلميم"), ("Assa-Zag", "آسا-الزاك"), ("Tan-Tan", "طانطان"), ("Sidi Ifni", "سيدي إفني"),
        ("Laâyoune", "العيون"), ("Boujdour", "بوجدور"), ("Tarfaya", "طرفاية"), ("Es-Semara", "السمارة"),
        ("Oued Ed-Dahab", "وادي الذهب"), ("Aousserd", "أوسرد"),
    ];

    /// <summary>They stand above region by region, in the order of <see cref="Regions.All"/>.</summary>
    private static readonly FrozenDictionary<string, string> RegionCodes = Regions.All
        .SelectMany(x => Enumerable.Repeat(x.Code, x.Provinces)).Zip(All, (code, province) => (code, Letters(province.French)))
        .ToFrozenDictionary(x => x.Item2, x => x.code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Arabic = All.ToFrozenDictionary(x => Letters(x.French), x => x.Arabic, StringComparer.Ordinal);

    /// <summary>All of them, as files and dossiers name them.</summary>
    public static IEnumerable<string> French => All.Select(x => x.French);

    /// <summary>How many are named here.</summary>
    internal static int Count => Arabic.Count;

    /// <summary>Code of the region that a province lies in, however it is written; null of one that isn't named here.</summary>
    public static string? RegionOf(string province) => RegionCodes.GetValueOrDefault(Letters(province));

    /// <summary>The province in the reader's language, however its accents and spaces are written.</summary>
    public static string Name(string province) => Name(province, CultureInfo.CurrentUICulture);

    /// <inheritdoc cref="Name(string)"/>
    public static string Name(string province, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName is "ar" ? Arabic.GetValueOrDefault(Letters(province), province) : province;
    }

    /// <summary>"Agadir Ida-Outanane" and "Agadir-Ida-Ou-Tanane" are one.</summary>
    private static string Letters(string name) => string.Concat(Folding.Fold(name).Where(char.IsLetter));
}
