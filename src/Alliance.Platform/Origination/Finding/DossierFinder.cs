using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Finding;

/// <summary>Dossiers, by number, by who asks and for what enterprise, and by the amount asked for.</summary>
internal sealed class DossierFinder(PlatformDb db, MatchingParties parties, ICurrentUser user, IStringLocalizer<PlatformText> text) : IFinder
{
    public string Permission => Permissions.ReadApplications;

    public int Order => 50;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var keys = await Keys(sought, ct);
        var dossiers = keys.Count == 0 ? [] : await (
            from application in db.Applications
            join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where keys.Contains(application.Id)
            select new { application.Id, application.Number, application.Status, application.Request.Amount, Enterprise = enterprise.Profile.Name, Person = person.Person.Name }).ToListAsync(ct);
        return new(text["Dossiers"], [.. keys.Join(dossiers, x => x, x => x.Id, (_, dossier) => new FoundItem(dossier.Number, $"/applications/{dossier.Id}")
        {
            Details = [dossier.Person, dossier.Enterprise, Formats.WithUnit(dossier.Amount), text["application." + KebabCase.Of(dossier.Status)]],
        })])
        {
            AllHref = keys.Count == Sought.MostOfGroup ? sought.ListHref("/applications") : null,
        };
    }

    private async Task<IReadOnlyList<Id<LoanApplication>>> Keys(Sought sought, CancellationToken ct)
    {
        var keys = sought.HasDigits ? (await db.Applications.Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct)).ToList() : [];
        if (keys.Count < Sought.MostOfGroup) keys.AddRange((await parties.Of(sought, ct)).Dossiers);
        if (keys.Count < Sought.MostOfGroup && sought.Amount is { } amount)
            keys.AddRange(await db.Applications.Where(x => x.Request.Amount == amount).OrderByDescending(x => x.Number).Select(x => x.Id).Take(Sought.MostOfGroup).ToListAsync(ct));
        return [.. keys.Distinct().Take(Sought.MostOfGroup)];
    }
}
