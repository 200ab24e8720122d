using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alliance.Tenancy.Settings;

/// <summary>An organisation's file as people lay it out: a setting a line, short groups and lists on one.</summary>
internal static class SettingsLayout
{
    private const int LongestLine = 160;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject file)
    {
        var text = new StringBuilder();
        Write(text, file, "", alwaysOpen: true);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? value, string indent, bool alwaysOpen = false)
    {
        var line = Line(value);
        if (value is not (JsonObject or JsonArray) || (!alwaysOpen && indent.Length + line.Length <= LongestLine))
        {
            text.Append(line);
            return;
        }

        var isRecord = value is JsonObject;
        var inner = indent + "  ";
        text.Append(isRecord ? '{' : '[');
        var parts = value is JsonObject record ? record.Select(x => (x.Key, x.Value)) : ((JsonArray)value).Select(x => ("", x));
        foreach (var (index, (key, part)) in parts.Index())
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(inner);
            if (isRecord) text.Append(Line(key)).Append(": ");
            Write(text, part, inner);
        }

        text.Append('\n').Append(indent).Append(isRecord ? '}' : ']');
    }

    private static string Line(JsonNode? value) => value switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject record => $"{{ {string.Join(", ", record.Select(x => $"{Line(x.Key)}: {Line(x.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Line))}]",
        null => "null",
        _ => value.ToJsonString(Readable),
    };
}
