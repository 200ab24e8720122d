using System.Globalization;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Platforms;

/// <summary>The regional platforms among the organisations.</summary>
public sealed class PlatformRegistry(IOrganisations organisations)
{
    public IEnumerable<Organisation> All => organisations.All.Where(x => x.Kind is HostKind.Platform);

    public Organisation? Find(string id) => organisations.Find(id) is { Kind: HostKind.Platform } platform ? platform : null;

    /// <summary>In the reader's language; <paramref name="name"/> where the registry doesn't know it any more.</summary>
    public string NameOf(string id, string name) => Find(id)?.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? name;

    /// <exception cref="RefusedException"><c>figures.not-a-platform</c>: nobody else's figures enter the national total.</exception>
    public void DemandPlatform(Organisation sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        if (Find(sender.Id) is null) throw new RefusedException("figures.not-a-platform", "Only a platform of the registry announces figures.");
    }
}

internal static class PlatformReports
{
    /// <summary>The platform's row, new or known, with its present name.</summary>
    public static async Task<PlatformReport> ReportOf(this FederationDb db, Organisation platform, CancellationToken ct)
    {
        var report = await db.PlatformReports.FindAsync([platform.Id], ct)
            ?? db.Add(new PlatformReport { PlatformId = platform.Id, Name = platform.Name }).Entity;
        report.Name = platform.Name;
        return report;
    }
}
