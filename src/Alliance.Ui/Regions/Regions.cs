namespace Alliance.Ui;

/// <summary>The regions of the division of 2015 (decree 2-15-40): 12 regions, 75 provinces and prefectures.</summary>
public static class Regions
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("MA-01", "Tanger-Tétouan-Al Hoceïma", "طنجة-تطوان-الحسيمة", "Tangier-Tetouan-Al Hoceima", ("Tanger", "طنجة"), 8),
        new("MA-02", "L’Oriental", "الشرق", "Oriental", ("Oujda", "وجدة"), 8),
        new("MA-03", "Fès-Meknès", "فاس-مكناس", "Fez-Meknes", ("Fès", "فاس"), 9),
        new("MA-04", "Rabat-Salé-Kénitra", "الرباط-سلا-القنيطرة", "Rabat-Sale-Kenitra", ("Rabat", "الرباط"), 7),
        new("MA-05", "Béni Mellal-Khénifra", "بني ملال-خنيفرة", "Beni Mellal-Khenifra", ("Béni Mellal", "بني ملال"), 5),
        new("MA-06", "Casablanca-Settat", "الدار البيضاء-سطات", "Casablanca-Settat", ("Casablanca", "الدار البيضاء"), 9),
        new("MA-07", "Marrakech-Safi", "مراكش-آسفي", "Marrakesh-Safi", ("Marrakech", "مراكش"), 8),
        new("MA-08", "Drâa-Tafilalet", "درعة-تافيلالت", "Draa-Tafilalet", ("Errachidia", "الرشيدية"), 5),
        new("MA-09", "Souss-Massa", "سوس-ماسة", "Souss-Massa", ("Agadir", "أكادير"), 6),
        new("MA-10", "Guelmim-Oued Noun", "كلميم-واد نون", "Guelmim-Oued Noun", ("Guelmim", "كلميم"), 4),
        new("MA-11", "Laâyoune-Sakia El Hamra", "العيون-الساقية الحمراء", "Laayoune-Sakia El Hamra", ("Laâyoune", "العيون"), 4),
        new("MA-12", "Dakhla-Oued Ed-Dahab", "الداخلة-وادي الذهب", "Dakhla-Oued Ed-Dahab", ("Dakhla", "الداخلة"), 2),
    ];

    /// <summary>75: what coverage by province is measured against.</summary>
    public static int Provinces { get; } = All.Sum(x => x.Provinces);

    public static Region? Find(string? code) => All.FirstOrDefault(x => x.Code == code);
}
