using System.Text;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Demonstration;

/// <summary>Borrowers that don't exist: first and family names drawn apart, and numbers that nobody can have.</summary>
/// <remarks>No identity card begins with ZZ, no Moroccan telephone number with +212 4, and no mail reaches <c>.example</c>.</remarks>
internal sealed class People(DemonstrationProfile profile, Chance chance)
{
    private static readonly string[] Women =
    [
        "Aïcha", "Amina", "Asmaa", "Bouchra", "Chaimaa", "Fadma", "Fatiha", "Fatima Zahra", "Ghizlane", "Hafida", "Hajar", "Hanane", "Hasna", "Hind",
        "Ijja", "Ikram", "Ilham", "Imane", "Jamila", "Kaoutar", "Karima", "Khadija", "Laila", "Lamia", "Latifa", "Loubna", "Maryam", "Meryem", "Mina",
        "Naima", "Najat", "Nawal", "Nezha", "Oumaima", "Rachida", "Rkia", "Saida", "Salma", "Samira", "Sanaa", "Siham", "Soukaina", "Touria", "Wafaa", "Zahra", "Zineb",
    ];

    private static readonly string[] Men =
    [
        "Abdelaziz", "Abdelhak", "Abdellah", "Abderrahim", "Adil", "Ahmed", "Aziz", "Badr", "Brahim", "Driss", "El Houssaine", "Fouad", "Hamid", "Hamza",
        "Hassan", "Hicham", "Ibrahim", "Ilyas", "Ismail", "Jamal", "Jaouad", "Kamal", "Karim", "Khalid", "Lahcen", "Larbi", "M'barek", "Mehdi", "Mohamed",
        "Mounir", "Mustapha", "Nabil", "Noureddine", "Omar", "Othmane", "Rachid", "Redouane", "Said", "Salah", "Soufiane", "Taoufik", "Tarik", "Yassine", "Younes", "Youssef", "Zakaria",
    ];

    private static readonly string[] Families =
    [
        "Aberkane", "Achour", "Agoumi", "Aït Baha", "Aït Lahcen", "Aït Ouaziz", "Akhrif", "Amrani", "Asri", "Azeroual", "Azzouzi", "Bahi", "Belkadi", "Benali",
        "Benhamou", "Bennis", "Bouazza", "Boudrar", "Boulahya", "Bouzid", "Chafik", "Chakir", "Cherkaoui", "Daoudi", "El Amrani", "El Fassi", "El Ghali", "El Hachimi",
        "El Idrissi", "El Kadiri", "El Mansouri", "El Ouardi", "Essaidi", "Fikri", "Ghazi", "Hafidi", "Hamdaoui", "Idbella", "Idbrahim", "Jabri", "Kabbaj", "Khattabi",
        "Lamrabet", "Lasri", "Mazouz", "Mouline", "Naciri", "Ouahbi", "Ouakrim", "Oubella", "Oulhaj", "Outaleb", "Rahmouni", "Rami", "Sabri", "Sefrioui", "Talbi",
        "Tazi", "Wahbi", "Yacoubi", "Zaki", "Zerouali", "Ziani",
    ];

    private static readonly Share<int>[] AgeGroups = [new(0, 55), new(1, 39), new(2, 6)];

    /// <summary>The share of women rises from 27 to 42 % over the years, and rather more than half are younger than 35; both by quota.</summary>
    /// <param name="dossiers">In order of receipt.</param>
    public IEnumerable<Person> For(IReadOnlyList<PlannedDossier> dossiers)
    {
        var serial = 0;
        foreach (var year in dossiers.GroupBy(x => x.ReceivedOn.Year))
        {
            var women = 27 + 15 * (year.Key - profile.Years[0].Year) / (profile.Years.Count - 1);
            var count = year.Count();
            var genders = chance.Deal(count, new Share<Gender>(Gender.Woman, women), new(Gender.Man, 100 - women));
            var ages = chance.Deal(count, AgeGroups);
            foreach (var (dossier, gender, age) in year.Zip(genders, ages)) yield return Draw(gender, BornOn(dossier.ReceivedOn, age), ++serial);
        }
    }

    private Person Draw(Gender gender, DateOnly bornOn, int serial)
    {
        var first = chance.Pick(gender is Gender.Woman ? Women : Men);
        var family = chance.Pick(Families);
        return new(
            $"{first} {family}", gender, bornOn,
            Cin: $"ZZ{serial:0000000}",
            Phone: $"+212 4 00 00 {serial / 100:00} {serial % 100:00}",
            Email: $"{Letters(first)}.{Letters(family)}.{serial}@demonstration.example")
        {
            NameInArabic = ArabicNames.Of(first, family),
        };
    }

    private DateOnly BornOn(DateOnly receivedOn, int ageGroup)
    {
        var years = ageGroup switch
        {
            0 => chance.Between(21, 34),
            1 => chance.Between(35, 49),
            _ => chance.Between(50, 59),
        };
        return receivedOn.AddYears(-years).AddDays(-chance.Below(360));
    }

    private static string Letters(string name) => new(
        [.. name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterLower)]);
}
