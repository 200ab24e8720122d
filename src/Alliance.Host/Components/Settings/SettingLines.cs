using System.Text.Json.Nodes;
using Alliance.Tenancy.Settings;

namespace Alliance.Host.Components.Settings;

/// <summary>A setting of a file: one line of the page, or one field of the form.</summary>
/// <param name="Path">Within the file, such as <c>arrears.reminders[0].afterDays</c>.</param>
/// <param name="Above">What it belongs to below its panel, outermost first.</param>
/// <param name="Value">Null where the file says nothing.</param>
public sealed record SettingLine(KnownSetting Setting, string Path, IReadOnlyList<string> Above, JsonNode? Value);

/// <summary>Settings in groups, as panels show them.</summary>
/// <param name="Group">Null for those that belong to no group.</param>
public sealed record SettingPanel(string Id, KnownSetting? Group, IReadOnlyList<KnownSetting> Settings);

/// <summary>The lines that a file has.</summary>
public static class SettingLines
{
    /// <summary>What stands in the file by itself first, then a panel for each group and each list of groups.</summary>
    public static IEnumerable<SettingPanel> Panels(IReadOnlyList<KnownSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        yield return new("organisation", null, [.. settings.Where(x => !IsPanel(x))]);
        foreach (var setting in settings.Where(IsPanel)) yield return new(setting.Name, setting, [setting]);
    }

    /// <summary>Every value of these settings in the file.</summary>
    /// <param name="blank">Whether a list of groups has one empty entry more, to be filled in.</param>
    public static IEnumerable<SettingLine> Of(SettingPanel panel, JsonObject file, Func<KnownSetting, string> label, bool blank = false)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return panel.Settings.SelectMany(x => Of(x, x.Name, [], file[x.Name], panel.Group is not null, label, blank));
    }

    private static IEnumerable<SettingLine> Of(
        KnownSetting setting, string path, IReadOnlyList<string> above, JsonNode? value, bool isPanel, Func<KnownSetting, string> label, bool blank)
    {
        switch (setting.Shape)
        {
            case SettingShape.Group:
                IReadOnlyList<string> within = isPanel ? above : [.. above, label(setting)];
                return setting.Members.SelectMany(x => Of(x, $"{path}.{x.Name}", within, value?[x.Name], false, label, blank));

            case SettingShape.Records:
                var entries = value as JsonArray ?? setting.Default as JsonArray ?? [];
                IReadOnlyList<string> list = isPanel ? above : [.. above, label(setting)];
                return Enumerable.Range(0, entries.Count + (blank && !setting.IsOfDeployment ? 1 : 0)).SelectMany(i =>
                    setting.Each!.Members.SelectMany(x => Of(
                        x, $"{path}[{i}].{x.Name}", [.. list, $"{label(setting.Each!)} {i + 1}"], i < entries.Count ? entries[i]?[x.Name] : null, false, label, blank)));

            default:
                return [new(setting, path, above, value)];
        }
    }

    /// <summary>A text in several languages stands with what has none.</summary>
    private static bool IsPanel(KnownSetting setting) =>
        setting.Shape is SettingShape.Records || (setting.Shape is SettingShape.Group && setting.Members.Any(x => x.Label is not null));
}
