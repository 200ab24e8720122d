using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Administering;

/// <summary>What the organisation's file says, with every setting that it could say. It names secrets, and never has one.</summary>
public sealed class ShowSettings(
    OrganisationSchema schema, OrganisationFileStore files, OrganisationDb db, TenantContext tenant, ICurrentUser user, IOptions<TenantsOptions> options)
{
    private const int ChangesShown = 10;

    /// <param name="Settings">Of organisations of this kind, and what else the file has.</param>
    /// <param name="Hash">Of the file; what is changed starts from it.</param>
    /// <param name="MayWrite">Whether a change can be written into the file from here.</param>
    public sealed record Output(string FileName, string Hash, JsonObject File, IReadOnlyList<KnownSetting> Settings, bool MayChange, bool MayWrite, IReadOnlyList<Change> Changes);

    /// <summary>An earlier change, latest first.</summary>
    public sealed record Change(DateTime At, string By, IReadOnlyList<string> Settings);

    /// <exception cref="RefusedException"><c>settings.no-file</c></exception>
    public async Task<Output> Handle(CancellationToken ct = default)
    {
        user.Demand(SettingsPermissions.Read);
        var file = await files.Read(tenant.Organisation, ct);
        var mayChange = user.May(SettingsPermissions.Change);
        var changes = await db.SettingsChanges.AsNoTracking().OrderByDescending(x => x.At).Take(ChangesShown).ToListAsync(ct);
        return new(
            file.Name, file.Hash, file.Settings, SettingsOf(schema, tenant.Organisation.Kind, file.Settings), mayChange, mayChange && options.Value.Writable,
            [.. changes.Select(x => new Change(x.At, x.By, x.Settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)))]);
    }

    internal static IReadOnlyList<KnownSetting> SettingsOf(OrganisationSchema schema, HostKind kind, JsonObject file) =>
    [
        .. from setting in schema.Settings
           let section = schema.Sections.FirstOrDefault(x => x.Name == setting.Name)
           where section is null || section.Kinds.HasFlag(kind) || file.ContainsKey(setting.Name)
           select setting,
    ];
}
