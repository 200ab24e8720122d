using System.Text.Json.Nodes;
using Alliance.Kernel;

namespace Alliance.Tenancy.Settings;

/// <summary>A setting that was typed anew.</summary>
/// <param name="Path">Within this file, such as <c>arrears.reminders[0].afterDays</c>.</param>
/// <param name="Before">As people read it; empty where the file said nothing.</param>
/// <param name="After">As people read it; empty where the file says nothing any more.</param>
public sealed record ChangedSetting(KnownSetting Setting, string Path, string Before, string After);

/// <summary>A file with the settings that somebody typed. What wasn't typed, and what only who runs the service decides, stays as it is.</summary>
internal sealed class SettingsDraft(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>More entries than any list may have.</summary>
    private const int MostEntries = 50;

    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    /// <summary>What can't be read.</summary>
    public List<Misfit> Problems { get; } = [];

    public List<ChangedSetting> Changes { get; } = [];

    /// <summary>What was typed, by paths of the new file: entries that were emptied are gone.</summary>
    public IReadOnlyDictionary<string, string> Typed => _kept;

    public JsonObject Of(IEnumerable<KnownSetting> settings, JsonObject file)
    {
        var draft = (JsonObject)file.DeepClone();
        foreach (var setting in settings) Put(draft, setting, setting.Name, setting.Name);
        return draft;
    }

    /// <param name="from">The path by which it was typed.</param>
    /// <param name="to">The path that it has in the new file.</param>
    private void Put(JsonObject into, KnownSetting setting, string from, string to)
    {
        if (setting.IsOfDeployment || !IsTyped(from)) return;
        var now = into[setting.Name];
        var next = Next(setting, now, from, to);
        if (ReferenceEquals(next, now)) return;
        if (next is null) into.Remove(setting.Name);
        else into[setting.Name] = next;
    }

    /// <returns>The same object where it stays as it is.</returns>
    private JsonNode? Next(KnownSetting setting, JsonNode? now, string from, string to) => setting.Shape switch
    {
        SettingShape.Group => Group(setting, now as JsonObject, from, to),
        SettingShape.Records => Records(setting, now as JsonArray, from, to),
        _ => Value(setting, now, from, to),
    };

    private JsonObject? Group(KnownSetting setting, JsonObject? now, string from, string to)
    {
        var group = (JsonObject?)now?.DeepClone() ?? [];
        foreach (var member in setting.Members) Put(group, member, $"{from}.{member.Name}", $"{to}.{member.Name}");
        if (JsonNode.DeepEquals(group, now)) return now;
        return group.Count == 0 && !setting.IsRequired ? null : group;
    }

    private JsonArray? Records(KnownSetting setting, JsonArray? now, string from, string to)
    {
        var known = now ?? setting.Default as JsonArray; // what a page shows to start from
        var records = new JsonArray();
        for (var i = 0; i < MostEntries; i++)
        {
            var entry = $"{from}[{i}]";
            if (!IsTyped(entry) || IsEmptied(entry)) continue;
            records.Add(Group(setting.Each!, i < known?.Count ? (JsonObject?)known[i] : null, entry, $"{to}[{records.Count}]")?.DeepClone());
        }

        if (JsonNode.DeepEquals(records, known)) return now;
        if (records.Count < (now?.Count ?? 0)) Changes.Add(new(setting, to, $"{now!.Count}", $"{records.Count}"));
        return records.Count == 0 ? null : records;
    }

    private JsonNode? Value(KnownSetting setting, JsonNode? now, string from, string to)
    {
        var (text, shown) = (typed[from], SettingTexts.Write(setting, now));
        _kept[to] = text;
        if (SettingTexts.Same(text, shown)) return now;
        try
        {
            var next = SettingTexts.Read(setting, text);
            if (JsonNode.DeepEquals(next, now)) return now;
            Changes.Add(new(setting, to, shown, SettingTexts.Write(setting, next)));
            return next;
        }
        catch (RefusedException unread)
        {
            Problems.Add(new(to, unread.Code, unread.Arguments, $"'{to}': {unread.Message}"));
            return now;
        }
    }

    private bool IsTyped(string path) => typed.Keys.Any(x => x == path || IsWithin(x, path));

    private bool IsEmptied(string path) => typed.Where(x => IsWithin(x.Key, path)).All(x => TypedText.IsBlank(x.Value));

    private static bool IsWithin(string path, string outer) => path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && path[outer.Length] is '.' or '[';
}
