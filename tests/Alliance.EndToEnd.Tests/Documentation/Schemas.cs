using System.Text.Json;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Every place of a document where a schema stands.</summary>
internal static class Schemas
{
    /// <returns>How many there are.</returns>
    public static int In(JsonElement document, Action<string, JsonElement> look)
    {
        var count = 0;
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject()) Visit(schema.Name, schema.Value);
        foreach (var (path, method, operation) in Described.Operations(document))
        {
            if (operation.TryGetProperty("parameters", out var parameters))
                foreach (var parameter in parameters.EnumerateArray()) Visit($"{method} {path} {parameter.GetProperty("name")}", parameter.GetProperty("schema"));
            if (operation.TryGetProperty("requestBody", out var body)) VisitContent($"{method} {path}", body);
            foreach (var answer in operation.GetProperty("responses").EnumerateObject()) VisitContent($"{method} {path} {answer.Name}", answer.Value);
        }

        return count;

        void VisitContent(string at, JsonElement part)
        {
            if (!part.TryGetProperty("content", out var content)) return;
            foreach (var kind in content.EnumerateObject())
                if (kind.Value.TryGetProperty("schema", out var schema)) Visit($"{at} {kind.Name}", schema);
        }

        void Visit(string at, JsonElement schema)
        {
            count++;
            look(at, schema);
            if (schema.TryGetProperty("properties", out var properties))
                foreach (var property in properties.EnumerateObject()) Visit($"{at}.{property.Name}", property.Value);
            foreach (var one in new[] { "items", "additionalProperties" })
                if (schema.TryGetProperty(one, out var inner) && inner.ValueKind is JsonValueKind.Object) Visit($"{at}.{one}", inner);
            foreach (var many in new[] { "oneOf", "anyOf", "allOf" })
                if (schema.TryGetProperty(many, out var inner))
                    foreach (var (index, part) in inner.EnumerateArray().Index()) Visit($"{at}.{many}[{index}]", part);
        }
    }
}
