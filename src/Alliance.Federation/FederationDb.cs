using System.Data;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation;

/// <summary>What platforms last announced, and nothing else: no loan, no person.</summary>
public sealed class FederationDb(DbContextOptions<FederationDb> options) : ModuleDb(options)
{
    public override string Module => "federation";

    public DbSet<MonthlyFigures> MonthlyFigures => Set<MonthlyFigures>();
    public DbSet<MonthlyBreakdown> MonthlyBreakdowns => Set<MonthlyBreakdown>();
    public DbSet<NationalYear> NationalYears => Set<NationalYear>();
    public DbSet<AnnouncedRevision> AnnouncedRevisions => Set<AnnouncedRevision>();
    public DbSet<PlatformReport> PlatformReports => Set<PlatformReport>();
    public DbSet<FederationVersion> Version => Set<FederationVersion>();

    /// <summary>Runs a change of what is stored; false from <paramref name="change"/> leaves everything as it was.</summary>
    /// <remarks>The version's row is raised first, so that changes wait for each other from their first read to their commit, on every replica and engine: no lost race to repair afterwards, and readers see the version rise with the change.</remarks>
    public Task<bool> Change(Func<Task<bool>> change, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this.InTransaction(IsolationLevel.ReadCommitted, async () =>
        {
            await Version.ExecuteUpdateAsync(x => x.SetProperty(version => version.Number, version => version.Number + 1), ct);
            if (!await change()) return false;

            await SaveChangesAsync(ct);
            return true;
        }, x => x, ct);
    }
}
