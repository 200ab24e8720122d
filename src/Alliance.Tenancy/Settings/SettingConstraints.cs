using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using static Alliance.Tenancy.Settings.SettingsSchema;

namespace Alliance.Tenancy.Settings;

/// <summary>A setting's annotations as keywords of the schema. On a list or dictionary, all but <see cref="LengthAttribute"/> are about each entry.</summary>
internal static class SettingConstraints
{
    public static void Add(JsonObject schema, ICustomAttributeProvider member)
    {
        // Known keys last: each is given what is said of the values. Reflection promises no order.
        foreach (var annotation in member.GetCustomAttributes(typeof(ValidationAttribute), true).OrderBy(x => x is AllowedValuesAttribute)) Add(schema, annotation);
    }

    private static void Add(JsonObject schema, object annotation)
    {
        var each = Each(schema);
        switch (annotation)
        {
            case RangeAttribute range:
                if (IsBound(range.Minimum)) each[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Node(range.Minimum);
                if (IsBound(range.Maximum)) each[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Node(range.Maximum);
                break;
            case LengthAttribute length when schema["items"] is not null:
                (schema["minItems"], schema["maxItems"]) = (length.MinimumLength, length.MaximumLength);
                break;
            case StringLengthAttribute length:
                (each["minLength"], each["maxLength"]) = (length.MinimumLength, length.MaximumLength);
                break;
            case RegularExpressionAttribute form:
                each["pattern"] = $"^(?:{form.Pattern})$";
                if (form.ErrorMessage is { } message) each["patternErrorMessage"] = message;
                break;
            case AllowedValuesAttribute keys when schema["additionalProperties"] is JsonObject:
                Name(schema, each, keys.Values);
                break;
            case AllowedValuesAttribute words:
                each["enum"] = new JsonArray([.. words.Values.Select(Node)]);
                break;
            default:
                throw new NotSupportedException($"{annotation.GetType().Name} says nothing in a schema.");
        }
    }

    private static JsonNode? Node(object? value) => JsonSerializer.SerializeToNode(value, OrganisationJson.Options);

    private static bool IsBound(object bound) => bound is not double.PositiveInfinity and not double.NegativeInfinity;

    /// <summary>A dictionary whose keys are known is a record: editors offer them, and a wrong one is refused by name.</summary>
    private static void Name(JsonObject dictionary, JsonObject each, object?[] keys)
    {
        each["description"] ??= dictionary["description"]?.DeepClone();
        dictionary["properties"] = new JsonObject(keys.Select(x => KeyValuePair.Create((string)x!, (JsonNode?)each.DeepClone())));
        dictionary["additionalProperties"] = false;
    }
}
