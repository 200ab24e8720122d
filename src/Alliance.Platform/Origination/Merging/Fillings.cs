using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Merging;

/// <summary>What one record of a person lacks is taken from the other. What both have is never overwritten: the kept one is the one that is right.</summary>
internal static class Fillings
{
    private static readonly Filling[] All =
    [
        new(DossierField.Cin, x => x.Cin, (x, from) => x with { Cin = from?.Cin }),
        new(DossierField.Phone, x => x.Phone, (x, from) => x with { Phone = from?.Phone }),
        new(DossierField.Email, x => x.Email, (x, from) => x with { Email = from?.Email }),
        new(DossierField.NameInArabic, x => x.NameInArabic, (x, from) => x with { NameInArabic = from?.NameInArabic }),
        new(DossierField.Commune, x => x.Commune, (x, from) => x with { Commune = from?.Commune }),
        new(DossierField.HomeProvince, x => x.HomeProvince, (x, from) => x with { HomeProvince = from?.HomeProvince }),
        new(DossierField.Education, x => x.Education, (x, from) => x with { Education = from?.Education }),
        new(DossierField.Situation, x => x.Situation, (x, from) => x with { Situation = from?.Situation }),
    ];

    /// <summary>What <paramref name="kept"/> lacks and <paramref name="other"/> has.</summary>
    /// <remarks>A commune without its province, or the other way round, is taken with neither: the two would be of different places.</remarks>
    public static IReadOnlyList<DossierField> Lacking(Person kept, Person other)
    {
        var livesSomewhere = kept.Commune is not null || kept.HomeProvince is not null;
        return [.. All.Where(x => x.Of(kept) is null && x.Of(other) is not null && !(livesSomewhere && x.Field is DossierField.Commune or DossierField.HomeProvince)).Select(x => x.Field)];
    }

    public static Person Fill(Person kept, Person other, IReadOnlyCollection<DossierField> fields) =>
        All.Where(x => fields.Contains(x.Field)).Aggregate(kept, (person, x) => x.Take(person, other));

    /// <summary>Takes away what was filled, where it still says what it was filled with.</summary>
    public static Person Empty(Person kept, Person other, IReadOnlyCollection<DossierField> fields) =>
        All.Where(x => fields.Contains(x.Field) && Equals(x.Of(kept), x.Of(other))).Aggregate(kept, (person, x) => x.Take(person, null));

    /// <param name="Take">The same person with the field as another has it; null empties it.</param>
    private sealed record Filling(DossierField Field, Func<Person, object?> Of, Func<Person, Person?, Person> Take);
}
