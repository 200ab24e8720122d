using Alliance.Tenancy.Jobs.Daily;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Store;

/// <summary>Removes, once a day, files that no row names: left by a process that died between the two, or by a database that was put back. Rows whose file is gone are told so.</summary>
internal sealed partial class SweepFiles(SealedFiles files, TenantContext tenant, IEnumerable<IFileRows> rows, TimeProvider clock, ILogger<SweepFiles> log) : IDailyWork
{
    /// <summary>A row may still be on its way; and a database that was put back from some days ago, or a wrong one, names no file that came since: the right one shall find them.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    /// <summary>Of files half written.</summary>
    private static readonly TimeSpan GraceOfDrafts = TimeSpan.FromDays(1);

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (organisation, before) = (tenant.Organisation, clock.GetUtcNow() - Grace);
        // Files first: one that comes meanwhile is young, one whose row goes meanwhile is found tomorrow.
        List<ShelvedFile> stored = [];
        await foreach (var file in files.List(organisation, ct)) stored.Add(file);
        HashSet<Guid> named = [];
        foreach (var area in rows) named.UnionWith(await area.Named(ct));

        var orphans = stored.Where(x => x.PutAt < before && !named.Contains(x.File)).ToList();
        if (days.After is null) orphans = []; // a database that has never worked a day knows nothing of the files
        foreach (var orphan in orphans) await files.Delete(organisation, orphan.File, ct);
        await files.Tidy(organisation, clock.GetUtcNow() - GraceOfDrafts, ct);

        // Rows were looked at after files: one stored in between is not missing.
        var missing = named.Except(stored.Select(x => x.File)).ToHashSet();
        foreach (var file in missing.ToList())
        {
            await using var found = await files.Open(organisation, file, ct);
            if (found is not null) missing.Remove(file);
        }

        foreach (var area in rows) await area.NoteMissing(missing, ct);
        if (orphans.Count > 0) LogSwept(organisation.Id, orphans.Count);
        if (missing.Count > 0) LogMissing(organisation.Id, missing.Count);
        return false;
    }

    [LoggerMessage(LogLevel.Information, "{Organisation}: {Count} stored files that no row names were removed")]
    private partial void LogSwept(string organisation, int count);

    [LoggerMessage(LogLevel.Error, "{Organisation}: {Count} documents lack their file")]
    private partial void LogMissing(string organisation, int count);
}
