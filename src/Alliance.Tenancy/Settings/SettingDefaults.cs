using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Settings;

/// <summary>What a setting is when the file leaves it out: asked of the record itself.</summary>
internal static class SettingDefaults
{
    public static void Add(JsonObject record, JsonTypeInfo type)
    {
        var settings = record["properties"] as JsonObject ?? [];
        foreach (var computed in type.Properties.Where(x => x.Set is null && x.AssociatedParameter is null)) settings.Remove(computed.Name);

        if (type.CreateObject?.Invoke() is not { } untouched) return;
        foreach (var property in type.Properties.Where(x => !x.IsRequired && settings.ContainsKey(x.Name)))
        {
            if (property.Get?.Invoke(untouched) is { } value) settings[property.Name]!["default"] = Brief(JsonSerializer.SerializeToNode(value, property.PropertyType, OrganisationJson.Options));
        }
    }

    /// <summary>Without what is empty inside it: it goes without saying.</summary>
    private static JsonNode? Brief(JsonNode? value)
    {
        foreach (var inner in value as JsonArray ?? []) Brief(inner);
        foreach (var (name, inner) in (value as JsonObject ?? []).ToList())
        {
            if (Brief(inner) is JsonObject { Count: 0 } or JsonArray { Count: 0 }) value!.AsObject().Remove(name);
        }

        return value;
    }
}
