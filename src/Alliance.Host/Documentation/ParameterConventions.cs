using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Kernel;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>Parameters of addresses, of which the framework sees texts alone: keys, days, words of a list; and the key of a request that must not be carried out twice.</summary>
internal static class ParameterConventions
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static void Describe(OpenApiOperation operation, ApiDescription description, OpenApiDocument document)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            var type = description.ParameterDescriptions.FirstOrDefault(x => x.Name == parameter.Name)?.ParameterDescriptor?.ParameterType;
            if (type is not null && SchemaOf(Nullable.GetUnderlyingType(type) ?? type, document) is { } schema) parameter.Schema = schema;
            if (parameter.Name == IdempotencyKey)
                parameter.Description = "A new value for each intention, the same for each repetition of it: 1 to 100 visible characters of ASCII. What moves money needs one.";
            if (parameter.In is ParameterLocation.Query) parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }
    }

    private static IOpenApiSchema? SchemaOf(Type type, OpenApiDocument document) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Word<>) ? Words(type.GetGenericArguments()[0], document) : PlainSchemas.Of(type);

    /// <summary>The same schema as in bodies, so that a client has one type for both.</summary>
    private static OpenApiSchemaReference Words(Type words, OpenApiDocument document)
    {
        var name = SchemaNames.Of(words);
        document.AddComponent(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. Enum.GetNames(words).Select(x => (JsonNode)JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(x)))],
        });
        return new(name, document);
    }
}
