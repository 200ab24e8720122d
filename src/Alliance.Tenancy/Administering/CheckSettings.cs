using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Administering;

/// <summary>Makes a file of what somebody typed, and judges it by the rules by which files are taken from the folder.</summary>
public sealed class CheckSettings(OrganisationSchema schema, OrganisationFileStore files, OrganisationParser parser, TenantContext tenant, ICurrentUser user)
{
    /// <param name="Body">The changed file; the present one where nothing was changed.</param>
    /// <param name="Hash">Of the file that was changed.</param>
    /// <param name="Typed">By paths of the changed file.</param>
    public sealed record Output(
        string FileName, string Body, string Hash, IReadOnlyList<ChangedSetting> Changes, IReadOnlyList<Misfit> Problems, IReadOnlyDictionary<string, string> Typed);

    /// <param name="typed">By path, such as <c>lending.roundTo</c>; an empty text takes a setting out. What isn't there stays.</param>
    /// <exception cref="RefusedException"><c>settings.no-file</c></exception>
    public async Task<Output> Handle(IReadOnlyDictionary<string, string> typed, CancellationToken ct = default)
    {
        user.Demand(SettingsPermissions.Change);
        var file = await files.Read(tenant.Organisation, ct);
        var draft = new SettingsDraft(typed);
        var changed = draft.Of(ShowSettings.SettingsOf(schema, tenant.Organisation.Kind, file.Settings), file.Settings);
        var body = SettingsLayout.Of(changed);
        var judged = parser.Parse(file.Name, body);
        var problems = judged.IsBad && judged.Misfits.Count == 0 ? [new Misfit("", "setting.wrong", judged.Reason ?? "")] : judged.Misfits;
        return new(file.Name, body, file.Hash, draft.Changes, [.. draft.Problems.Concat(problems).DistinctBy(x => x.Path, StringComparer.Ordinal)], draft.Typed);
    }

    /// <summary>The changed file to take along.</summary>
    /// <inheritdoc cref="Handle"/>
    /// <exception cref="RefusedException"><c>settings.not-good</c>, <c>settings.no-file</c></exception>
    public async Task<Output> Good(IReadOnlyDictionary<string, string> typed, CancellationToken ct = default) =>
        await Handle(typed, ct) is { Problems.Count: 0 } good ? good : throw new RefusedException("settings.not-good", "The changed file would be refused.");
}
