using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Finding;

/// <summary>Persons and enterprises whose name or number somebody typed: looked for once, for all that is found by them.</summary>
/// <remarks>Knows no rights: what hangs on a party is shown by whoever may show it.</remarks>
internal sealed class MatchingParties(PlatformDb db)
{
    private Sought? _sought;
    private Found? _found;

    /// <summary>Of each, as many as are shown; the best first.</summary>
    public sealed record Found(IReadOnlyList<Id<Entrepreneur>> Persons, IReadOnlyList<Id<Enterprise>> Enterprises, IReadOnlyList<Id<LoanApplication>> Dossiers);

    public async Task<Found> Of(Sought sought, CancellationToken ct)
    {
        if (_sought == sought) return _found!;

        var persons = await db.Entrepreneurs.Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct);
        var enterprises = await db.Enterprises.Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct);
        (_sought, _found) = (sought, new(persons, enterprises, await Dossiers(persons, enterprises, ct)));
        return _found;
    }

    /// <summary>Those of the persons before those of the enterprises, the latest of each first.</summary>
    private async Task<IReadOnlyList<Id<LoanApplication>>> Dossiers(IReadOnlyList<Id<Entrepreneur>> persons, IReadOnlyList<Id<Enterprise>> enterprises, CancellationToken ct)
    {
        var ofPersons = persons.Count == 0 ? [] : await db.Applications
            .Where(x => persons.Contains(x.EntrepreneurId)).OrderByDescending(x => x.ReceivedOn).Select(x => x.Id).Take(2 * Sought.MostOfGroup).ToListAsync(ct);
        var ofEnterprises = enterprises.Count == 0 ? [] : await db.Applications
            .Where(x => enterprises.Contains(x.EnterpriseId)).OrderByDescending(x => x.ReceivedOn).Select(x => x.Id).Take(2 * Sought.MostOfGroup).ToListAsync(ct);
        return [.. ofPersons.Concat(ofEnterprises).Distinct()];
    }
}
