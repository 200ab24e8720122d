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

        return [.. enterprises.Where(x => applications.Contains(x.Id)).Select(x => new EnterpriseRecord(
            x,
            [.. applications[x.Id]],
            [.. applications[x.Id].Select(y => y.EntrepreneurId).Distinct().Select(y => entrepreneurs[y])],
            [.. loans[x.Id]]))];
    }
}
