using System.Text.Json.Nodes;
using Alliance.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>Schemas of what travels as one value and has a converter of its own, of which the framework therefore knows nothing: amounts, keys, days.</summary>
internal static class PlainSchemas
{
    private const string SampleKey = "0193a6b2-7c41-7d3e-9f52-5b1f0c8e4a77";

    /// <summary>Whether values of this type are described here, where they stand.</summary>
    public static bool Describes(Type type) => Of(type) is not null;

    /// <summary>Fills the schema of such a value, and takes the texts out of numbers: they are read where somebody sends them, and promised to nobody.</summary>
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(context);
        var type = context.JsonTypeInfo.Type;
        if (Of(type) is { } plain) Fill(schema, plain, Nullable.GetUnderlyingType(type) is not null);
        else if (schema.Type is { } kinds && kinds.HasFlag(JsonSchemaType.String) && (kinds.HasFlag(JsonSchemaType.Integer) || kinds.HasFlag(JsonSchemaType.Number)))
            (schema.Type, schema.Pattern) = (kinds & ~JsonSchemaType.String, null);
        else if (schema.Enum is { Count: > 0 } words)
        {
            // Generators take what has no type for numbers. Where there may be none is said by who refers to it.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Where(x => x is not null && !x.IsJsonNullSentinel())];
        }

        return Task.CompletedTask;
    }

    private static void Fill(OpenApiSchema schema, OpenApiSchema plain, bool isNullable)
    {
        schema.Type = isNullable ? plain.Type | JsonSchemaType.Null : plain.Type;
        (schema.Format, schema.Minimum, schema.Maximum, schema.MultipleOf) = (plain.Format, plain.Minimum, plain.Maximum, plain.MultipleOf);
        schema.Description ??= plain.Description;
        schema.Examples ??= plain.Examples;
    }

    /// <returns>Null for a type that is described as any other.</returns>
    public static OpenApiSchema? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Money)) return Amount();
        if (type == typeof(DateOnly)) return Day();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? Key(type.GetGenericArguments()[0]) : null;
    }

    private static OpenApiSchema Amount() => new()
    {
        Type = JsonSchemaType.Number,
        Format = "decimal",
        Minimum = "-1000000000000",
        Maximum = "1000000000000",
        MultipleOf = 0.01m,
        Description = "An amount in dirhams (MAD), with at most two decimals.",
        Examples = [JsonValue.Create(1250.50m)],
    };

    private static OpenApiSchema Day() => new()
    {
        Type = JsonSchemaType.String,
        Format = "date",
        Description = "A business day at the organisation: no time, no zone.",
        Examples = [JsonValue.Create("2026-06-30")],
    };

    private static OpenApiSchema Key(Type noun) => new()
    {
        Type = JsonSchemaType.String,
        Format = "uuid",
        Description = $"Key of a thing of the kind {noun.Name}.",
        Examples = [JsonValue.Create(SampleKey)],
    };
}
