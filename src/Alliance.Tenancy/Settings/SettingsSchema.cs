using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Settings;

/// <summary>Derives the JSON schema of a record of settings from what the record says once: types, annotations, texts and defaults.</summary>
/// <remarks>A setting that is left out has its default; none is ever <c>null</c>. Computed properties are no settings.</remarks>
internal static class SettingsSchema
{
    /// <summary>Keyword of ours: the unit of a number.</summary>
    public const string Unit = "x-unit";

    /// <summary>Keyword of ours: who runs the service decides it.</summary>
    public const string OfDeployment = "x-deployment";

    /// <summary>Keyword of ours: the words for the choices of an enum.</summary>
    public const string Words = "x-words";

    /// <summary>Keyword of schemas: a setting's label.</summary>
    public const string Label = "title";

    /// <summary>How the keywords begin that other readers of schemas don't know.</summary>
    public const string OfOurs = "x-";

    private static readonly JsonSerializerOptions Readable = new(OrganisationJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Complete,
    };

    /// <exception cref="NotSupportedException">An annotation on a setting that the schema can't express: it would hold nowhere.</exception>
    public static JsonObject Of(Type settings) => (JsonObject)OrganisationJson.Options.GetJsonSchemaAsNode(settings, Exporting);

    /// <summary>Called for the innermost first: what a property holds is complete before the property, and all properties before their record.</summary>
    private static JsonObject Complete(JsonSchemaExporterContext context, JsonNode exported)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var member = context.PropertyInfo?.AttributeProvider;
        var shape = type == typeof(Money) ? new() { ["type"] = "number", ["multipleOf"] = 0.01 } : (JsonObject)exported;
        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object) SettingDefaults.Add(shape, context.TypeInfo);

        var setting = member?.GetCustomAttributes(typeof(SettingAttribute), false).OfType<SettingAttribute>().FirstOrDefault()
            ?? type.GetCustomAttribute<SettingAttribute>();
        var schema = new JsonObject();
        if ((setting?.Label ?? (string?)Each(shape)[Label]) is { } label) schema[Label] = label;
        if ((setting?.Meaning ?? Meaning(Each(shape))) is { } meaning) schema["description"] = meaning;
        if (setting?.OfDeployment is true) schema[OfDeployment] = true;
        if (type.IsEnum && WordsOf(type) is { Count: > 0 } words) schema[Words] = words;
        if ((setting?.Unit ?? (type == typeof(Money) ? "dirhams" : null)) is { } unit) schema[Unit] = unit;
        foreach (var (keyword, value) in shape.ToList())
        {
            shape.Remove(keyword);
            schema[keyword] = value;
        }

        Tidy(schema);
        if (member is not null) SettingConstraints.Add(schema, member);
        if (setting?.Example is { } example) Each(schema)["examples"] = new JsonArray(example);
        return schema;
    }

    /// <summary>What a list or a dictionary holds; anything else itself.</summary>
    internal static JsonObject Each(JsonObject schema) =>
        schema["items"] as JsonObject ?? schema["additionalProperties"] as JsonObject ?? schema;

    /// <summary>For people: a text without quotes, anything else as the file has it.</summary>
    internal static string Plain(JsonNode value) => value.GetValueKind() is JsonValueKind.String ? (string)value! : value.ToJsonString(Readable);

    /// <summary>Of an enum that says them, by how the file has each.</summary>
    private static JsonObject WordsOf(Type type) => new(
        from member in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        let word = member.GetCustomAttribute<SettingAttribute>()
        where word is not null
        select KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(member.Name), (JsonNode?)word.Meaning));

    private static string? Meaning(JsonObject schema) => (string?)schema["description"];

    private static void Tidy(JsonObject schema)
    {
        if (schema["type"] is JsonArray types) schema["type"] = types.Select(x => (string)x!).Single(x => x != "null");
        if (schema["enum"] is JsonArray words) (schema["type"], schema["enum"]) = ("string", new JsonArray([.. words.Where(x => x is not null).Select(x => x!.DeepClone())]));
        if (schema["items"] is not null) schema["uniqueItems"] = true; // an entry given twice is a slip
        if (schema.ContainsKey("default") && schema["default"] is null) schema.Remove("default");
    }
}
