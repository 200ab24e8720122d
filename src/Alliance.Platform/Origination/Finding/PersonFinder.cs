using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Finding;

/// <summary>Persons, by name, CIN or telephone, however these are written.</summary>
internal sealed class PersonFinder(PlatformDb db, MatchingParties parties, ICurrentUser user, IStringLocalizer<PlatformText> text) : IFinder
{
    /// <summary>Of a CIN, the last figures: enough to tell two persons of one name apart.</summary>
    private const int Shown = 3;

    public string Permission => Permissions.ReadApplications;

    public int Order => 20;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var keys = (await parties.Of(sought, ct)).Persons;
        var persons = keys.Count == 0 ? [] : await (
            from person in db.Entrepreneurs
            join enterprise in db.Enterprises on person.EnterpriseId equals enterprise.Id
            where keys.Contains(person.Id)
            select new { person.Id, person.Person.Name, person.Person.Cin, person.Person.BornOn, Enterprise = enterprise.Profile.Name }).ToListAsync(ct);
        return new(text["Persons"], [.. keys.Join(persons, x => x, x => x.Id, (_, person) => new FoundItem(person.Name, $"/persons/{person.Id}")
        {
            Details = [person.Enterprise, text["born in {0}", person.BornOn.Year], .. Masked(person.Cin)],
        })])
        {
            AllHref = keys.Count == Sought.MostOfGroup ? sought.ListHref("/applications") : null,
        };
    }

    private static IEnumerable<string> Masked(string? cin) => cin is { Length: > Shown } ? [Formats.LeftToRight("CIN …" + cin[^Shown..])] : [];
}

/// <summary>Enterprises, by name or ICE.</summary>
internal sealed class EnterpriseFinder(PlatformDb db, MatchingParties parties, ICurrentUser user, IStringLocalizer<PlatformText> text) : IFinder
{
    public string Permission => Permissions.ReadApplications;

    public int Order => 30;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var keys = (await parties.Of(sought, ct)).Enterprises;
        var enterprises = keys.Count == 0 ? [] : await db.Enterprises.Where(x => keys.Contains(x.Id))
            .Select(x => new { x.Id, x.Profile.Name, x.Profile.Sector, x.Profile.Province }).ToListAsync(ct);
        return new(text["Enterprises"], [.. keys.Join(enterprises, x => x, x => x.Id, (_, enterprise) => new FoundItem(enterprise.Name, $"/enterprises/{enterprise.Id}")
        {
            Details = [text["sector." + enterprise.Sector], Provinces.Name(enterprise.Province, CultureInfo.CurrentUICulture)],
        })])
        {
            AllHref = keys.Count == Sought.MostOfGroup ? sought.ListHref("/applications") : null,
        };
    }
}
