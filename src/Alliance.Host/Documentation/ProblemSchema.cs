using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>The one schema of every answer that isn't a success: RFC 9457 with a stable code.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    public static OpenApiSchema Make() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Why a request wasn't carried out (RFC 9457). Nothing was changed.",
        Required = new HashSet<string>(["status", "code"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("What the status means, as an address."),
            ["title"] = Text("What the status means, in English."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status once more.", Examples = [JsonValue.Create(409)] },
            ["detail"] = Text("What happened, in English, for a log; never personal data."),
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The rule that refused, for programs: stable, lower-case.", Examples = [JsonValue.Create("loan.above-granted")] },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Description = "With 400: what is wrong, by the name of the value.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = description };
}
