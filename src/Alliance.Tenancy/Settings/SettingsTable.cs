using System.Text.Json.Nodes;
using static Alliance.Tenancy.Settings.SettingsSchema;

namespace Alliance.Tenancy.Settings;

/// <summary>The settings of a schema as a table of Markdown, one row each.</summary>
internal static class SettingsTable
{
    public static string Of(JsonObject schema) => string.Concat(
    [
        "| setting | what | unit | default | meaning |\n|---|---|---|---|---|\n",
        .. SettingsWalk.Of(schema).Where(x => x.Path is not ("" or "$schema") && !IsPlainEntry(x)).Select(Row),
    ]);

    private static string Row(DescribedSetting setting) =>
        $"| `{setting.Path}` | {What(setting.Schema)} | {Unit(setting.Schema)} | {LeftOut(setting)} | {Cell((string?)setting.Schema["description"])} |\n";

    private static string LeftOut(DescribedSetting setting) =>
        setting.IsRequired ? "required" : setting.Schema["default"] is { } value ? Default(value) : "";

    /// <summary>An entry that is a single value is described by its list.</summary>
    private static bool IsPlainEntry(DescribedSetting setting) => setting.Path.EndsWith("[]", StringComparison.Ordinal);

    private static string What(JsonObject schema) => (string?)schema["type"] switch
    {
        "array" => $"list{Bounds(schema["minItems"], schema["maxItems"])}: {What((JsonObject)schema["items"]!)}",
        "object" => "object",
        "boolean" => "true or false",
        _ when schema["enum"] is JsonArray words => string.Join(", ", words.Select(x => $"`{Plain(x!)}`")),
        "integer" => "whole number" + Between(schema),
        "number" => "number" + Between(schema),
        _ when (string?)schema["format"] is "date" => "day, `YYYY-MM-DD`",
        _ when (string?)schema["patternErrorMessage"] is { } form => Cell("text " + form.Replace("has ", "of ", StringComparison.Ordinal).Replace("is ", "that is ", StringComparison.Ordinal)),
        _ => $"text{Bounds(schema["minLength"], schema["maxLength"])}{(schema["maxLength"] is null ? "" : " characters")}",
    };

    private static string Bounds(JsonNode? least, JsonNode? most) => (least?.ToString(), most) switch
    {
        (_, null) => "",
        ("0", _) => $" of up to {most}",
        _ => $" of {least}–{most}",
    };

    private static string Between(JsonObject schema) => string.Concat(
        schema["minimum"] is { } least ? $" from {least}" : "",
        schema["exclusiveMinimum"] is { } above ? $" above {above}" : "",
        schema["maximum"] is { } most ? $" up to {most}" : "",
        schema["exclusiveMaximum"] is { } below ? $" below {below}" : "");

    private static string Unit(JsonObject schema) => (string?)schema[SettingsSchema.Unit] ?? (string?)Each(schema)[SettingsSchema.Unit] ?? "";

    private static string Default(JsonNode value) =>
        value is JsonArray { Count: 0 } or JsonObject { Count: 0 } ? "none" : $"`{Cell(Plain(value))}`";

    private static string Cell(string? text) => text?.Replace("|", "\\|", StringComparison.Ordinal) ?? "";
}
