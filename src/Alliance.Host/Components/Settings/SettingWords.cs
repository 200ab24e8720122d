using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Settings;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Settings;

/// <summary>A setting in the reader's words: those of the area that declares it, found by where its record lies.</summary>
public sealed class SettingWords(IStringLocalizer<SettingsText> text)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public string Label(KnownSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (setting.Label is { } label) return TextSet.Around(setting.Record).Say(label, Culture);
        return Cultures.Find(setting.Name) is not null ? text["language." + setting.Name] : setting.Name;
    }

    public string Meaning(KnownSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return TextSet.Around(setting.Record).Say(setting.Meaning, Culture);
    }

    /// <summary>Null where it has none, or where its form says it.</summary>
    public string? Unit(KnownSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Unit switch
        {
            null => null,
            "dirhams" => Formats.Unit,
            var unit => text["unit." + unit],
        };
    }

    public string Choice(KnownSetting setting, string value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var (_, words) = setting.Choices.FirstOrDefault(x => x.Value == value);
        if (words is not null) return TextSet.Around(setting.Record).Say(words, Culture);
        if (Regions.Find(value)?.Name is { } region) return region;
        if (Cultures.Find(value) is not null) return Cultures.OwnName(value);
        return text.Find("choice." + value) ?? value;
    }

    /// <summary>What the file, or a default, says; a dash for nothing.</summary>
    /// <param name="setting">No group, and no list of groups.</param>
    public string Value(KnownSetting setting, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (value is null or JsonArray { Count: 0 }) return Formats.None;
        return setting.Shape switch
        {
            SettingShape.List => string.Join(Formats.Comma, Items(setting, value).Select(Formats.Isolated)),
            SettingShape.Records => Formats.Count(value.AsArray().Count),
            SettingShape.Group => Formats.None,
            SettingShape.YesNo => YesOrNo((bool)value),
            SettingShape.Choice when setting.Unit is "dirhams" => WithUnit(setting, SettingTexts.Write(setting, value).Replace('.', ',')),
            SettingShape.Choice => Choice(setting, SettingTexts.Write(setting, value)),
            SettingShape.Line when setting.Path.EndsWith("provinces[]", StringComparison.Ordinal) => Provinces.Name((string)value!, Culture),
            _ => WithUnit(setting, SettingTexts.Write(setting, value)),
        };
    }

    /// <summary>The members of a list, each in words.</summary>
    public IEnumerable<string> Items(KnownSetting setting, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return value is JsonArray items ? items.Select(x => Value(setting.Each!, x)) : [];
    }

    /// <summary>What was typed, in the same words.</summary>
    public string Typed(ChangedSetting change, string typed)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (TypedText.IsBlank(typed)) return change.Setting.Default is { } usual ? $"{text["usual"]} : {Value(change.Setting, usual)}" : Formats.None;
        return change.Setting.Shape switch
        {
            SettingShape.YesNo => YesOrNo(typed is "true"),
            SettingShape.Choice => Choice(change.Setting, typed),
            SettingShape.List => typed.Replace("\n", Formats.Comma, StringComparison.Ordinal),
            _ => WithUnit(change.Setting, typed),
        };
    }

    public string YesOrNo(bool value) => text[value ? "Yes" : "No"];

    /// <summary>What is wrong, in a sentence.</summary>
    /// <param name="setting">Beside which it is said; null for the file as a whole.</param>
    public string Problem(Misfit misfit, KnownSetting? setting)
    {
        ArgumentNullException.ThrowIfNull(misfit);
        object[] arguments = [.. misfit.Arguments];
        var sets = new[] { TextSet.Around(setting?.Record ?? typeof(TenancyText)), TextSet.Of(typeof(TenancyText)) };
        var sentence = sets.Select(x => x.Find(misfit.Code, Culture)).FirstOrDefault(x => x is not null) ?? TextSet.Of(typeof(TenancyText)).Say("setting.wrong", Culture);
        return TextSet.Fill(sentence, Culture, arguments);
    }

    private string WithUnit(KnownSetting setting, string written) => Unit(setting) is { } unit ? $"{written} {unit}" : written;
}
