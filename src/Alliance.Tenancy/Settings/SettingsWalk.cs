using System.Text.Json.Nodes;

namespace Alliance.Tenancy.Settings;

/// <summary>One setting as its schema describes it.</summary>
/// <param name="Path">From the file's root, such as <c>arrears.reminders[].afterDays</c>; empty for the file itself.</param>
/// <param name="IsRequired">Whether what it belongs to can't be without it.</param>
internal sealed record DescribedSetting(string Path, JsonObject Schema, bool IsRequired);

/// <summary>Every setting of a schema, in the order of the file.</summary>
internal static class SettingsWalk
{
    public static IEnumerable<DescribedSetting> Of(JsonObject schema) => Of("", schema, isRequired: false);

    private static IEnumerable<DescribedSetting> Of(string path, JsonObject schema, bool isRequired)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(x => (string)x!).ToHashSet(StringComparer.Ordinal);
        return
        [
            new(path, schema, isRequired),
            .. (schema["properties"] as JsonObject ?? []).SelectMany(x => Of(path is "" ? x.Key : $"{path}.{x.Key}", (JsonObject)x.Value!, required.Contains(x.Key))),
            .. schema["items"] is JsonObject each ? Of(path + "[]", each, isRequired: false) : [],
        ];
    }
}
