using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Reads enterprises with all that hangs on them, some hundred at a time and untracked: a rebuild passes over all of them once.</summary>
internal static class EnterpriseRecords
{
    public const int AtATime = 250;

    /// <summary>Those among <paramref name="ids"/> that have a dossier; without one an enterprise brings nothing.</summary>
    public static async Task<List<EnterpriseRecord>> Load(PlatformDb db, Id<Enterprise>[] ids, CancellationToken ct)
    {
        var enterprises = await db.Enterprises.AsNoTracking().Where(x => ids.Contains(x.Id)).ToListAsync(ct);
        var applications = (await db.Applications.AsNoTracking().AsSplitQuery().Where(x => ids.Contains(x.EnterpriseId)).ToListAsync(ct)).ToLookup(x => x.EnterpriseId);
        var loans = (await db.Loans.AsNoTracking().AsSplitQuery().Where(x => ids.Contains(x.EnterpriseId)).ToListAsync(ct)).ToLookup(x => x.EnterpriseId);
        var borrowers = applications.SelectMany(x => x).Select(x => x.EntrepreneurId).Distinct().ToArray();
        var entrepreneurs = await db.Entrepreneurs.AsNoTracking().Where(x => borrowers.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);

        var elsewhere = await DossiersElsewhere(db, ids, borrowers, ct);
        var everywhere = applications.SelectMany(x => x).Select(x => new Place(x.EntrepreneurId, x.EnterpriseId, new(x.ReceivedOn, x.Number), FirstPaidOut(loans[x.EnterpriseId].FirstOrDefault(y => y.ApplicationId == x.Id))))
            .Concat(elsewhere).ToLookup(x => x.Person);

        return [.. enterprises.Where(x => applications.Contains(x.Id)).Select(x =>
        {
            Id<Entrepreneur>[] persons = [.. applications[x.Id].Select(y => y.EntrepreneurId).Distinct()];
            return new EnterpriseRecord(x, [.. applications[x.Id]], [.. persons.Select(y => entrepreneurs[y])], [.. loans[x.Id]], But(x.Id, persons, everywhere));
        })];
    }

    /// <summary>Of the same persons, what hangs on enterprises that aren't asked for: hardly anybody has any.</summary>
    private static async Task<List<Place>> DossiersElsewhere(PlatformDb db, Id<Enterprise>[] ids, Id<Entrepreneur>[] persons, CancellationToken ct)
    {
        var dossiers = await db.Applications.Where(x => persons.Contains(x.EntrepreneurId) && !ids.Contains(x.EnterpriseId))
            .Select(x => new { x.Id, x.EntrepreneurId, x.EnterpriseId, x.ReceivedOn, x.Number }).ToListAsync(ct);
        if (dossiers.Count == 0) return [];

        var keys = dossiers.ConvertAll(x => x.Id);
        var loans = await db.Loans.AsNoTracking().AsSplitQuery().Where(x => keys.Contains(x.ApplicationId)).ToDictionaryAsync(x => x.ApplicationId, ct);
        return dossiers.ConvertAll(x => new Place(x.EntrepreneurId, x.EnterpriseId, new(x.ReceivedOn, x.Number), FirstPaidOut(loans.GetValueOrDefault(x.Id))));
    }

    private static Dictionary<Id<Entrepreneur>, Elsewhere> But(Id<Enterprise> here, IEnumerable<Id<Entrepreneur>> persons, ILookup<Id<Entrepreneur>, Place> everywhere)
    {
        var found = new Dictionary<Id<Entrepreneur>, Elsewhere>();
        foreach (var person in persons)
        {
            var there = everywhere[person].Where(x => x.Enterprise != here).ToList();
            if (Earliest.Of(there.Select(x => x.Dossier)) is { } first) found[person] = new(first, Earliest.Of(there.Select(x => x.PaidOut).OfType<Earliest>()));
        }

        return found;
    }

    private static Earliest? FirstPaidOut(Loan? loan) => loan?.State.FirstDisbursedOn is { } on ? new(on, loan.Number) : null;

    private sealed record Place(Id<Entrepreneur> Person, Id<Enterprise> Enterprise, Earliest Dossier, Earliest? PaidOut);
}
