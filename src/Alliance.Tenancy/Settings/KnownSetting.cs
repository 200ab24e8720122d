using System.Text.Json.Nodes;

namespace Alliance.Tenancy.Settings;

/// <summary>How a setting is shown and typed.</summary>
public enum SettingShape
{
    /// <summary>Settings that belong together; also a text in several languages.</summary>
    Group,

    /// <summary>A list of groups.</summary>
    Records,

    /// <summary>A list of values, one a line.</summary>
    List,

    Choice,
    YesNo,
    Whole,
    Number,
    Amount,
    Day,
    Line,
    Lines,
}

/// <summary>One setting of the organisations' files as the code knows it: what pages and forms are made of, so that a new one is on them the day it appears.</summary>
public sealed class KnownSetting
{
    /// <summary>Longer texts are written over several lines.</summary>
    private const int LongestLine = 300;

    private readonly JsonObject _schema;

    internal KnownSetting(string path, string name, JsonObject schema, bool isRequired, bool isOfDeployment, Type record)
    {
        (Path, Name, _schema, IsRequired, Record) = (path, name, schema, isRequired, record);
        IsOfDeployment = isOfDeployment || schema.ContainsKey(SettingsSchema.OfDeployment);
        Shape = ShapeOf(schema);
        var required = RequiredOf(schema);
        Members = [.. from member in schema["properties"] as JsonObject ?? []
                      select new KnownSetting($"{path}.{member.Key}", member.Key, (JsonObject)member.Value!, required.Contains(member.Key), IsOfDeployment, record)];
        Each = schema["items"] is JsonObject each ? new($"{path}[]", name, each, isRequired: true, IsOfDeployment, record) : null;
        Choices = [.. from choice in schema["enum"] as JsonArray ?? []
                      let value = SettingsSchema.Plain(choice!)
                      select (value, (string?)schema[SettingsSchema.Words]?[value])];
    }

    /// <summary>From the file's root, such as <c>arrears.reminders[].afterDays</c>.</summary>
    public string Path { get; }

    /// <summary>As the file has it.</summary>
    public string Name { get; }

    public SettingShape Shape { get; }

    /// <summary>A key of texts, in English; null for an entry of a list, and for a text in one language.</summary>
    public string? Label => (string?)_schema[SettingsSchema.Label];

    /// <summary>A key of texts, in English.</summary>
    public string Meaning => (string?)_schema["description"] ?? "";

    /// <summary>In English, in the plural; null where there is none.</summary>
    public string? Unit => (string?)_schema[SettingsSchema.Unit] ?? Each?.Unit;

    /// <summary>A good value.</summary>
    public string? Example => (string?)(_schema["examples"]?[0] ?? Each?._schema["examples"]?[0]);

    /// <summary>What holds where the file says nothing; null where that is nothing.</summary>
    public JsonNode? Default => _schema["default"];

    /// <summary>Whether what it belongs to can't be without it.</summary>
    public bool IsRequired { get; }

    /// <summary>Decided by who runs the service.</summary>
    public bool IsOfDeployment { get; }

    /// <summary>The record that declares it or what it belongs to: texts are those of the area that it lies in.</summary>
    public Type Record { get; }

    public int? Longest => (int?)_schema["maxLength"];

    /// <summary>Of a group.</summary>
    public IReadOnlyList<KnownSetting> Members { get; }

    /// <summary>Of a list.</summary>
    public KnownSetting? Each { get; }

    /// <summary>What may be chosen, and a key of texts for it where it has words of its own.</summary>
    public IReadOnlyList<(string Value, string? Words)> Choices { get; }

    /// <summary>Itself and all within.</summary>
    public IEnumerable<KnownSetting> All => [this, .. Members.SelectMany(x => x.All), .. Each?.All ?? []];

    /// <summary>As the file has it; null for what isn't among the choices.</summary>
    internal JsonNode? ChoiceOf(string value) => (_schema["enum"] as JsonArray ?? []).FirstOrDefault(x => SettingsSchema.Plain(x!) == value)?.DeepClone();

    internal static HashSet<string> RequiredOf(JsonObject schema) => (schema["required"] as JsonArray ?? []).Select(x => (string)x!).ToHashSet(StringComparer.Ordinal);

    private static SettingShape ShapeOf(JsonObject schema) => (string?)schema["type"] switch
    {
        "object" => SettingShape.Group,
        "array" => (string?)schema["items"]!["type"] is "object" ? SettingShape.Records : SettingShape.List,
        "boolean" => SettingShape.YesNo,
        _ when schema["enum"] is not null => SettingShape.Choice,
        "integer" => SettingShape.Whole,
        "number" => (string?)schema[SettingsSchema.Unit] is "dirhams" ? SettingShape.Amount : SettingShape.Number,
        _ when (string?)schema["format"] is "date" => SettingShape.Day,
        _ => (int?)schema["maxLength"] > LongestLine ? SettingShape.Lines : SettingShape.Line,
    };
}
