using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>Names of schemas in the descriptions. A use case has its <c>Input</c>, its <c>Row</c> and its <c>Line</c>, so a nested type is named after where it stands: <c>RecordPaymentInput</c>.</summary>
public static class SchemaNames
{
    /// <returns>Null for what is described where it stands: numbers, words, keys, lists.</returns>
    public static string? Of(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return PlainSchemas.Describes(type.Type) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Of(Nullable.GetUnderlyingType(type.Type) ?? type.Type);
    }

    /// <summary>The name of a type, with the types around it before and what it is made of behind: <c>PageOfLoanRow</c>.</summary>
    public static string Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var own = type.Name.Split('`')[0];
        var around = type.DeclaringType is { } declaring ? Of(declaring) : "";
        var made = type.IsGenericType ? "Of" + string.Join("And", type.GetGenericArguments().Select(Of)) : "";
        return around + own + made;
    }
}
