using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>What nobody should send, by the kind of value that a schema asks for; and a plausible value of it.</summary>
internal sealed class HostileValues(JsonElement document, Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "\u202Egnp.exe", "\uFFFF", "é", "مرحبا", "😀", "'; DROP TABLE loans; --", "%_[]", "=1+1", "../../etc/passwd", "<script>", "null",
        new('x', 300), new('é', 5_000), "\r\nSet-Cookie: x=1", "\u0085", "0", "-1", "1e400", "9999-12-31", "٣",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "0.001", "1.005", "1e12", "-1e12", "1000000000000.01", "1e400", "-1e-400", "2147483647", "-2147483648", "9223372036854775807", "9223372036854775808", "1E+28",
    ];

    private static readonly string[] Days =
        ["0001-01-01", "0001-01-02", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "2026-06-30T00:00:00Z", "20260630", "30/06/2026", "+10000-01-01", ""];

    private static readonly string[] Keys = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{0193a6b2-7c41-7d3e-9f52-5b1f0c8e4a77}", "1", "", "%00"];

    /// <summary>Something that is no value of this schema, or one at its very edge, as JSON.</summary>
    public string Json(JsonElement schema) => random.Next(4) switch
    {
        0 => Any("null", "[]", "{}", "[null]", "true", "\"\\ud800\"", "\"\\u0000\"", new string('[', 60) + new string(']', 60), "1e999", "{\"a\":{\"a\":{}}}"),
        _ => KindOf(schema) switch
        {
            "number" or "integer" => Any(Numbers),
            "boolean" => Any("0", "\"true\"", "null"),
            "array" => Any("[null]", "[[]]", $"[{string.Join(',', Enumerable.Repeat("null", 1_000))}]", "{}"),
            _ => JsonSerializer.Serialize(Text(schema)),
        },
    };

    /// <summary>The same as a text of an address or a header.</summary>
    public string Text(JsonElement schema) => Resolve(schema).TryGetProperty("format", out var format) && random.Next(4) > 0
        ? format.GetString() switch
        {
            "date" => Any(Days),
            "uuid" => Any(Keys),
            _ => Any(Numbers),
        }
        : KindOf(schema) is "number" or "integer" && random.Next(3) > 0 ? Any(Numbers) : Any(Texts);

    /// <summary>A text that is a bad file too.</summary>
    public string AnyText() => Any(Texts);

    /// <summary>A plausible value, so that what is hostile is alone in it.</summary>
    public JsonNode? Plausible(JsonElement schema, int depth = 0)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("examples", out var examples)) return JsonNode.Parse(examples.EnumerateArray().First().GetRawText());
        if (schema.TryGetProperty("enum", out var words)) return JsonNode.Parse(words.EnumerateArray().First().GetRawText());
        return KindOf(schema) switch
        {
            "object" when depth < 6 && schema.TryGetProperty("properties", out var properties) =>
                new JsonObject(properties.EnumerateObject().Select(x => KeyValuePair.Create(x.Name, Plausible(x.Value, depth + 1)))),
            "object" => new JsonObject(),
            "array" when depth < 6 && schema.TryGetProperty("items", out var items) => new JsonArray(Plausible(items, depth + 1)),
            "array" => new JsonArray(),
            "integer" or "number" => JsonValue.Create(12),
            "boolean" => JsonValue.Create(false),
            _ => JsonValue.Create("Atelier d'essai"),
        };
    }

    /// <summary>A plausible body in which one value is hostile.</summary>
    public string Body(JsonElement schema)
    {
        const string Mark = "\"\u0001here\u0001\"";
        var body = Plausible(schema);
        List<JsonNode> places = [.. Within(body)];
        if (body is null || places.Count == 0) return Json(schema);

        var place = places[random.Next(places.Count)];
        var its = SchemaAt(schema, place.GetPath());
        place.ReplaceWith("\u0001here\u0001");
        return body.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace(JsonSerializer.Serialize("\u0001here\u0001"), Json(its), StringComparison.Ordinal).Replace(Mark, Json(its), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Within(JsonNode? node) => node switch
    {
        JsonObject parts => parts.Where(x => x.Value is not null).SelectMany(x => Within(x.Value).Prepend(x.Value!)),
        JsonArray items => items.Where(x => x is not null).SelectMany(x => Within(x).Prepend(x!)),
        _ => [],
    };

    private JsonElement SchemaAt(JsonElement schema, string path)
    {
        foreach (var step in path.Split('.', '[').Skip(1))
        {
            schema = Resolve(schema);
            if (step.EndsWith(']')) schema = schema.TryGetProperty("items", out var items) ? items : schema;
            else if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(step, out var next)) schema = next;
        }

        return schema;
    }

    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var to)) return Resolve(document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1]));
        foreach (var either in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(either, out var parts)) return Resolve(parts.EnumerateArray().Last());
        return schema;
    }

    private string KindOf(JsonElement schema)
    {
        schema = Resolve(schema);
        if (!schema.TryGetProperty("type", out var type)) return "string";
        return type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(x => x.GetString()!).First(x => x != "null") : type.GetString()!;
    }

    private string Any(params string[] values) => values[random.Next(values.Length)];
}
