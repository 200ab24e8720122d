using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Schemes;

/// <summary>A province or prefecture.</summary>
/// <param name="Code">ISO 3166-2:MA.</param>
/// <param name="Region">Code of the region that it lies in.</param>
/// <param name="French">As the platforms' files name it.</param>
public sealed record Place(string Code, string Region, string French);

/// <summary>The 75 provinces and prefectures and the 12 regions, as codes: a place is a code, never a name (rooms-cases, E2).</summary>
/// <remarks>Source: ISO 3166-2:MA after the division of 2015 (decree 2-15-40).</remarks>
public static class Places
{
    /// <summary>By region, in the order of their codes.</summary>
    public static ImmutableArray<Place> All { get; } =
    [
        new("MA-CHE", "MA-01", "Chefchaouen"), new("MA-FAH", "MA-01", "Fahs-Anjra"), new("MA-HOC", "MA-01", "Al Hoceïma"), new("MA-LAR", "MA-01", "Larache"), new("MA-MDF", "MA-01", "M’diq-Fnideq"), new("MA-OUZ", "MA-01", "Ouezzane"), new("MA-TET", "MA-01", "Tétouan"), new("MA-TNG", "MA-01", "Tanger-Assilah"),
        new("MA-BER", "MA-02", "Berkane"), new("MA-DRI", "MA-02", "Driouch"), new("MA-FIG", "MA-02", "Figuig"), new("MA-GUF", "MA-02", "Guercif"), new("MA-JRA", "MA-02", "Jerada"), new("MA-NAD", "MA-02", "Nador"), new("MA-OUJ", "MA-02", "Oujda-Angad"), new("MA-TAI", "MA-02", "Taourirt"),
        new("MA-BOM", "MA-03", "Boulemane"), new("MA-FES", "MA-03", "Fès"), new("MA-HAJ", "MA-03", "El Hajeb"), new("MA-IFR", "MA-03", "Ifrane"), new("MA-MEK", "MA-03", "Meknès"), new("MA-MOU", "MA-03", "Moulay Yaâcoub"), new("MA-SEF", "MA-03", "Sefrou"), new("MA-TAO", "MA-03", "Taounate"), new("MA-TAZ", "MA-03", "Taza"),
        new("MA-KEN", "MA-04", "Kénitra"), new("MA-KHE", "MA-04", "Khémisset"), new("MA-RAB", "MA-04", "Rabat"), new("MA-SAL", "MA-04", "Salé"), new("MA-SIK", "MA-04", "Sidi Kacem"), new("MA-SIL", "MA-04", "Sidi Slimane"), new("MA-SKH", "MA-04", "Skhirate-Témara"),
        new("MA-AZI", "MA-05", "Azilal"), new("MA-BEM", "MA-05", "Béni Mellal"), new("MA-FQH", "MA-05", "Fquih Ben Salah"), new("MA-KHN", "MA-05", "Khénifra"), new("MA-KHO", "MA-05", "Khouribga"),
        new("MA-BES", "MA-06", "Benslimane"), new("MA-BRR", "MA-06", "Berrechid"), new("MA-CAS", "MA-06", "Casablanca"), new("MA-JDI", "MA-06", "El Jadida"), new("MA-MED", "MA-06", "Médiouna"), new("MA-MOH", "MA-06", "Mohammédia"), new("MA-NOU", "MA-06", "Nouaceur"), new("MA-SET", "MA-06", "Settat"), new("MA-SIB", "MA-06", "Sidi Bennour"),
        new("MA-CHI", "MA-07", "Chichaoua"), new("MA-ESI", "MA-07", "Essaouira"), new("MA-HAO", "MA-07", "Al Haouz"), new("MA-KES", "MA-07", "El Kelâa des Sraghna"), new("MA-MAR", "MA-07", "Marrakech"), new("MA-REH", "MA-07", "Rehamna"), new("MA-SAF", "MA-07", "Safi"), new("MA-YUS", "MA-07", "Youssoufia"),
        new("MA-ERR", "MA-08", "Errachidia"), new("MA-MID", "MA-08", "Midelt"), new("MA-OUA", "MA-08", "Ouarzazate"), new("MA-TIN", "MA-08", "Tinghir"), new("MA-ZAG", "MA-08", "Zagora"),
        new("MA-AGD", "MA-09", "Agadir-Ida-Ou-Tanane"), new("MA-CHT", "MA-09", "Chtouka-Aït Baha"), new("MA-INE", "MA-09", "Inezgane-Aït Melloul"), new("MA-TAR", "MA-09", "Taroudannt"), new("MA-TAT", "MA-09", "Tata"), new("MA-TIZ", "MA-09", "Tiznit"),
        new("MA-ASZ", "MA-10", "Assa-Zag"), new("MA-GUE", "MA-10", "Guelmim"), new("MA-SIF", "MA-10", "Sidi Ifni"), new("MA-TNT", "MA-10", "Tan-Tan"),
        new("MA-BOD", "MA-11", "Boujdour"), new("MA-ESM", "MA-11", "Es-Semara"), new("MA-LAA", "MA-11", "Laâyoune"), new("MA-TAF", "MA-11", "Tarfaya"),
        new("MA-AOU", "MA-12", "Aousserd"), new("MA-OUD", "MA-12", "Oued Ed-Dahab"),
    ];

    private static readonly FrozenDictionary<string, Place> ByCode = All.ToFrozenDictionary(x => x.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Place> ByName = All.ToFrozenDictionary(x => Letters(x.French), StringComparer.Ordinal);

    /// <summary>Whether it is the code of a province or of a region.</summary>
    public static bool IsKnown(string? code) => code is not null && (ByCode.ContainsKey(code) || Regions.Find(code) is not null);

    /// <summary>The code of a province that a platform's file names; null for a name that none has.</summary>
    public static string? CodeOf(string? name) => name is not null && ByName.TryGetValue(Letters(name), out var place) ? place.Code : null;

    /// <summary>The region of a province, or a region itself.</summary>
    internal static string RegionOf(string code) => ByCode.TryGetValue(code, out var place) ? place.Region : code;

    /// <summary>Whether a code is one of a region.</summary>
    internal static bool IsRegion(string code) => !ByCode.ContainsKey(code);

    /// <summary>The name in a language; the code where it is none.</summary>
    public static string Name(string code, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (ByCode.TryGetValue(code, out var place)) return Provinces.Name(place.French, culture);
        return Regions.Find(code) is not { } region ? code : culture.TwoLetterISOLanguageName switch
        {
            "ar" => region.Arabic,
            "en" => region.English,
            _ => region.French,
        };
    }

    /// <summary>"Agadir Ida-Outanane" and "Agadir-Ida-Ou-Tanane" are one.</summary>
    private static string Letters(string name) => string.Concat(Folding.Fold(name).Where(char.IsLetter));
}
