using System.Text.Json.Nodes;

namespace Alliance.Architecture.Tests;

/// <summary>Files made from a schema, so that a new setting is in them the day it appears.</summary>
internal static class SettingsSample
{
    /// <summary>A value with every setting there is, none of them at its default.</summary>
    public static JsonNode Of(JsonObject schema) => (string?)schema["type"] switch
    {
        "object" => Record(Properties(schema)),
        "array" => new JsonArray(Of((JsonObject)schema["items"]!)),
        "boolean" => !(bool)(schema["default"] ?? false)!,
        _ when schema["enum"] is JsonArray words => words.First(x => !JsonNode.DeepEquals(x, schema["default"]))!.DeepClone(),
        "integer" or "number" => Number(schema),
        _ when (string?)schema["format"] is "date" => "2024-02-29",
        _ => (schema["examples"]?[0] ?? new string('x', Math.Max(1, (int?)schema["minLength"] ?? 1))).DeepClone(),
    };

    /// <summary>For every record that a file can have: a file in which it says only what it must, and one in which it writes all defaults out.</summary>
    public static IEnumerable<(JsonNode LeftOut, JsonNode WrittenOut)> WithAndWithoutDefaults(JsonObject schema)
    {
        if (schema["items"] is JsonObject each)
        {
            foreach (var (leftOut, writtenOut) in WithAndWithoutDefaults(each)) yield return (new JsonArray(leftOut), new JsonArray(writtenOut));
        }

        if (schema["properties"] is null) yield break;

        var writtenWhole = Required(schema);
        foreach (var (name, setting) in Properties(schema).Where(x => x.Value["default"] is not null)) writtenWhole[name] = setting["default"]!.DeepClone();
        yield return (Required(schema), writtenWhole);

        foreach (var (name, setting) in Properties(schema))
        {
            foreach (var (leftOut, writtenOut) in WithAndWithoutDefaults(setting))
            {
                var (before, after) = (Required(schema), Required(schema));
                (before[name], after[name]) = (leftOut, writtenOut);
                yield return (before, after);
            }
        }
    }

    /// <summary>Every setting, with its path from the file's root.</summary>
    public static IEnumerable<(string Path, JsonObject Schema)> All(JsonObject schema, string path = "") =>
    [
        .. Properties(schema).SelectMany(x => All(x.Value, $"{path}/{x.Key}").Prepend(($"{path}/{x.Key}", x.Value))),
        .. schema["items"] is JsonObject each ? All(each, path + "[]") : [],
    ];

    private static JsonObject Required(JsonObject schema)
    {
        var names = (schema["required"] as JsonArray ?? []).Select(x => (string)x!).ToHashSet(StringComparer.Ordinal);
        return Record(Properties(schema).Where(x => names.Contains(x.Key)));
    }

    private static JsonObject Record(IEnumerable<KeyValuePair<string, JsonObject>> properties) =>
        new(properties.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)Of(x.Value))));

    private static IEnumerable<KeyValuePair<string, JsonObject>> Properties(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).Select(x => KeyValuePair.Create(x.Key, (JsonObject)x.Value!));

    /// <summary>Near its default, so that settings which belong together still fit each other.</summary>
    private static JsonValue Number(JsonObject schema)
    {
        decimal Bound(string keyword, decimal otherwise) => schema[keyword] is { } bound ? (decimal)bound : otherwise;
        if (schema["default"] is not { } usual) return JsonValue.Create(Bound("minimum", 1));

        decimal[] near = [(decimal)usual + 1, (decimal)usual - 1, (decimal)usual / 2];
        return JsonValue.Create(near.First(x =>
            x >= Bound("minimum", x) && x <= Bound("maximum", x) && x > Bound("exclusiveMinimum", x - 1) && x < Bound("exclusiveMaximum", x + 1)));
    }
}
