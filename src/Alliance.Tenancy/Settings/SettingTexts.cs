using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Kernel;

namespace Alliance.Tenancy.Settings;

/// <summary>A setting's value as people read and type it, and back.</summary>
public static class SettingTexts
{
    private static readonly char[] BetweenNumbers = ['\n', ',', ';', '،'];

    /// <summary>Empty for nothing; of a list, an entry each line.</summary>
    /// <param name="setting">Neither a group nor a list of groups.</param>
    public static string Write(KnownSetting setting, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return value is null ? "" : setting.Shape switch
        {
            SettingShape.List => string.Join('\n', value.AsArray().Select(x => Write(setting.Each!, x))),
            SettingShape.Number => Plain(value).ToString(CultureInfo.InvariantCulture).Replace('.', ','),
            SettingShape.Amount => Money.Dirhams((decimal)value).ToString(),
            SettingShape.Day when DateOnly.TryParse((string?)value, CultureInfo.InvariantCulture, out var day) => TypedDay.Write(day),
            _ => SettingsSchema.Plain(value),
        };
    }

    /// <returns>Null for an empty field.</returns>
    /// <inheritdoc cref="Write" path="/param"/>
    /// <exception cref="RefusedException">It can't be read.</exception>
    public static JsonNode? Read(KnownSetting setting, string typed)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (TypedText.IsBlank(typed)) return null;
        return setting.Shape switch
        {
            SettingShape.List => new JsonArray([.. Entries(setting.Each!, typed).Select(x => Read(setting.Each!, x))]),
            SettingShape.Choice => Choice(setting, typed.Trim()),
            SettingShape.YesNo => typed.Trim() is "true",
            SettingShape.Whole => TypedNumber.Read(typed) is { } number ? number : null,
            SettingShape.Number => Number(typed),
            SettingShape.Amount => TypedAmount.Read(typed) is { } amount ? Plain(amount.InDirhams) : null,
            SettingShape.Day => TypedDay.Read(typed)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            SettingShape.Lines => TypedText.CleanLines(typed, keepsMarks: true),
            _ => TypedText.Clean(typed),
        };
    }

    /// <summary>Whether both say the same, however a browser ends lines.</summary>
    public static bool Same(string typed, string shown)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.ReplaceLineEndings("\n").Trim() == shown;
    }

    private static IEnumerable<string> Entries(KnownSetting each, string typed) => typed.ReplaceLineEndings("\n")
        .Split(each.Shape is SettingShape.Whole ? BetweenNumbers : ['\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(x => !TypedText.IsBlank(x));

    /// <summary>As the file has it: a number without quotes.</summary>
    private static JsonNode? Choice(KnownSetting setting, string chosen) => setting.ChoiceOf(chosen) ?? JsonValue.Create(chosen);

    private static decimal Number(string typed) =>
        decimal.TryParse(PlainDigits.Of(typed).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Plain(number)
            : throw new RefusedException(TypedNumber.Unreadable, "Write a number like 24.");

    private static decimal Plain(JsonNode value) => Plain((decimal)value);

    /// <summary>Without noughts at the end.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
