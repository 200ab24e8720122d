using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Product;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform its history when it becomes active for the first time, and computes its figures before it is served.</summary>
/// <remarks>The history is saved in one transaction: killed in the middle it leaves nothing, and the next start begins again.
/// A platform that has dossiers already, generated or not, is left alone. What follows from saving a loan's events follows here too: postings, receipts, figures due.</remarks>
public sealed class GenerateDemonstration(PlatformDb db, TenantContext tenant, FiguresKeeper figures, IStaff staff) : IActivation
{
    /// <summary>Enough for few round trips, few enough for the change tracker to stay quick.</summary>
    private const int DossiersAtATime = 250;

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: { } profile } demo } organisation) return;

        if (!await db.Applications.AnyAsync(ct)) await Generate(organisation, DemonstrationProfiles.Find(profile), demo, progress, ct);
        if (await figures.IsBehind(ct)) await ComputeFigures(progress, ct);
    }

    private async Task Generate(Organisation organisation, DemonstrationProfile profile, Tenancy.Organisations.Demonstration demo, IProgress<string> progress, CancellationToken ct)
    {
        if (demo.BusinessDate != PublishedSeries.Today)
            throw new InvalidOperationException($"The demonstration {profile.Name} ends on {PublishedSeries.Today:yyyy-MM-dd}, not on the business date {demo.BusinessDate:yyyy-MM-dd}.");

        // First of all: on SQLite it waits until another process has finished the same, which then needn't be made up again.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Applications.AnyAsync(ct)) return;

        var begun = Stopwatch.GetTimestamp();
        progress.Report($"generating demonstration data ({profile.Name}, seed {demo.Seed})");
        var history = new HistoryGenerator(organisation.Id, profile, demo.Seed, LendingSettings.Of(organisation), await OfficerWithAccount(ct)).Generate();
        await Save(history, progress, ct);
        await transaction.CommitAsync(ct);
        progress.Report(FormattableString.Invariant(
            $"{history.Dossiers.Count} dossiers and {history.Dossiers.Count(x => x.Loan is not null)} loans generated in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s"));
    }

    /// <summary>Somebody who registers dossiers and doesn't decide on them.</summary>
    private async Task<Officer?> OfficerWithAccount(CancellationToken ct)
    {
        var deciding = (await staff.Holding(Permissions.DecideApplications, ct)).Select(x => x.AccountId).ToHashSet();
        var officer = (await staff.Holding(Permissions.RegisterApplications, ct)).Where(x => !deciding.Contains(x.AccountId)).MinBy(x => x.Name, StringComparer.Ordinal);
        return officer is null ? null : new(officer.AccountId, officer.Name);
    }

    private async Task Save(DemonstrationHistory history, IProgress<string> progress, CancellationToken ct)
    {
        db.NumberSeries.AddRange(history.Numbers);
        var fund = new DemonstrationFund(history.Profile).For(history.Dossiers);
        db.AddRange([.. fund.Funders, .. fund.Agreements, .. fund.Contributions]);
        var saved = 0;
        foreach (var chunk in history.Dossiers.Chunk(DossiersAtATime))
        {
            db.AddRange(chunk.SelectMany(x => new object?[] { x.Enterprise, x.Entrepreneur, x.Application, x.Loan }).OfType<object>());
            db.AddRange(chunk.SelectMany(x => x.Corrections));
            db.AddRange(chunk.SelectMany(x => x.Opinions));
            db.AddRange(chunk.SelectMany(x => x.Work));
            db.AddRange(chunk.Select(x => x.Loan).OfType<Loan>().SelectMany(x => fund.Shares[x.Id]));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress.Report($"{saved += chunk.Length}/{history.Dossiers.Count} dossiers saved");
        }
    }

    private async Task ComputeFigures(IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("computing figures");
        while (await figures.CatchUp(ct: ct))
        {
        }

        db.ChangeTracker.Clear();
    }
}
