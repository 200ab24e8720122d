using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Registry;

/// <summary>What an organisation's file may contain on this deployment: tenancy's own settings, and the sections of the modules it was built with.</summary>
public sealed class OrganisationSchema
{
    /// <summary>Beside the organisations' files, which name it in <c>$schema</c>.</summary>
    public const string FileName = "tenant.schema.json";

    private static readonly JsonSerializerOptions Written = new(OrganisationJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _schema = SettingsSchema.Of(typeof(OrganisationContent));
    private readonly HashSet<string> _own;
    private readonly Lazy<SettingMisfits> _misfits;

    /// <exception cref="ArgumentException">Two sections have the same name, or one has that of a setting of tenancy.</exception>
    public OrganisationSchema(IEnumerable<OrganisationSection> sections)
    {
        var properties = (JsonObject)_schema["properties"]!;
        _own = [.. properties.Select(x => x.Key)];
        Sections = [.. sections.OrderBy(x => x.Name, StringComparer.Ordinal)];
        foreach (var section in Sections) properties.Add(section.Name, SettingsSchema.Of(section.Settings));
        Settings = [.. SettingsOf(properties)];
        _misfits = new(() => new SettingMisfits(_schema));
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<OrganisationSection> Sections { get; }

    /// <summary>For pages: every setting of the file, in the order of the schema.</summary>
    public IReadOnlyList<KnownSetting> Settings { get; }

    /// <summary>For editors: the text of <see cref="FileName"/>.</summary>
    public string ToJson()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "Organisation" };
        foreach (var (keyword, value) in _schema) schema[keyword] = value?.DeepClone();
        foreach (var setting in SettingsWalk.Of(schema)) SayAll(setting.Schema);
        return schema.ToJsonString(Written) + "\n";
    }

    /// <summary>For people: every setting as a row of a table in Markdown.</summary>
    public string ToMarkdown() => SettingsTable.Of(_schema);

    private IEnumerable<KnownSetting> SettingsOf(JsonObject properties)
    {
        var required = KnownSetting.RequiredOf(_schema);
        foreach (var (name, setting) in properties.Where(x => x.Key != "$schema"))
            yield return new(name, name, (JsonObject)setting!, required.Contains(name), isOfDeployment: false, Sections.FirstOrDefault(x => x.Name == name)?.Record ?? typeof(OrganisationContent));
    }

    internal bool IsOwn(string property) => _own.Contains(property);

    /// <summary>What doesn't fit, in sentences; nothing for a good file.</summary>
    internal IReadOnlyList<Misfit> Misfits(string body) => _misfits.Value.Of(body);

    /// <summary>Editors show a setting's description and nothing else of it.</summary>
    private static void SayAll(JsonObject setting)
    {
        if (setting["description"] is { } meaning)
        {
            if (setting[SettingsSchema.Unit] is { } unit) meaning = $"{meaning} In {unit}.";
            if (setting["default"] is JsonValue or JsonArray { Count: > 0 }) meaning = $"{meaning} Default: {SettingsSchema.Plain(setting["default"]!)}.";
            setting["description"] = (string)meaning!;
        }

        foreach (var keyword in setting.Select(x => x.Key).Where(x => x.StartsWith(SettingsSchema.OfOurs, StringComparison.Ordinal)).ToList()) setting.Remove(keyword);
    }
}
