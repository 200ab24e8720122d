using System.Text;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Administering;

/// <summary>Writes what somebody typed into the organisation's file, where the deployment lets its organisations do so. In force at once.</summary>
/// <remarks>That it was done is written down in the organisation's database first: no version comes into force of which nothing is known.</remarks>
public sealed partial class SaveSettings(
    CheckSettings checkSettings, OrganisationFileStore files, OrganisationRegistry registry, OrganisationDb db, TenantContext tenant, ICurrentUser user,
    TimeProvider clock, IOptions<TenantsOptions> options, ILogger<SaveSettings> log)
{
    /// <param name="hash">Of the file that the reader saw.</param>
    /// <inheritdoc cref="CheckSettings.Handle"/>
    /// <exception cref="RefusedException"><c>settings.not-writable</c>, <c>settings.not-good</c>, <c>settings.changed-meanwhile</c>, <c>settings.read-only</c>, <c>settings.no-file</c></exception>
    public async Task Handle(IReadOnlyDictionary<string, string> typed, string hash, CancellationToken ct = default)
    {
        user.Demand(SettingsPermissions.Change);
        if (!options.Value.Writable) throw new RefusedException("settings.not-writable", "This deployment's files are changed by who runs it (Tenants:Writable).");

        var checkedFile = await checkSettings.Good(typed, ct);
        if (checkedFile.Hash != hash) throw new RefusedException("settings.changed-meanwhile", "Somebody else has changed the file meanwhile.");
        if (checkedFile.Changes.Count == 0) return;

        var to = OrganisationFileStore.HashOf(Encoding.UTF8.GetBytes(checkedFile.Body));
        var settings = string.Join(' ', checkedFile.Changes.Select(x => x.Path));
        await files.Replace(tenant.Organisation, hash, checkedFile.Body, Record, ct);
        Changed(tenant.Organisation.Id, user.AccountId, settings, hash, to);
        await registry.Refresh(ct);

        Task Record()
        {
            db.SettingsChanges.Add(new SettingsChange
            {
                Id = Id<SettingsChange>.New(),
                At = clock.GetUtcNow().UtcDateTime,
                AccountId = user.AccountId,
                By = user.Name,
                From = hash,
                To = to,
                Settings = settings.Length <= SettingsChange.LongestList ? settings : settings[..SettingsChange.LongestList],
            });
            return db.SaveChangesAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Information, "Settings of {Organisation} changed by {Account}: {Settings} (from {From} to {To})")]
    private partial void Changed(string organisation, Guid? account, string settings, string from, string to);
}
