using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Administering;
using Alliance.Tenancy.Settings;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Settings;

/// <summary>What the organisation's file says, setting by setting. Made of the settings that the modules declare: a new one is here the day it appears.</summary>
public sealed partial class SettingsPage(
    UseCase<ShowSettings> showSettings, NavigationManager navigation, IStringLocalizer<SettingsText> text, IStringLocalizer<TenancyText> tenancyWords)
{
    private readonly SettingWords _words = new(text);
    private ShowSettings.Output? _shown;
    private List<SettingPanel> _panels = [];
    private Exception? _refusal;

    [CascadingParameter] private HttpContext? Request { get; set; }

    /// <summary>One comes from the form.</summary>
    [SupplyParameterFromQuery] public string? Saved { get; set; }

    private IStringLocalizer<SettingsText> Text => text;

    private IStringLocalizer<TenancyText> TenancyWords => tenancyWords;

    private SettingWords Words => _words;

    private string Here => navigation.Here(Request);

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _shown = await showSettings.Run(x => x.Handle());
            _panels = [.. SettingLines.Panels(_shown.Settings)];
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }

    private static bool IsOfDeployment(SettingPanel panel) => panel.Group?.IsOfDeployment is true;

    private string Title(SettingPanel panel) => panel.Group is null ? text["Organisation"] : _words.Label(panel.Group);

    private IEnumerable<SettingLine> Lines(SettingPanel panel) => SettingLines.Of(panel, _shown!.File, _words.Label);

    private string LabelOf(SettingLine line) => string.Join(" · ", [.. line.Above, _words.Label(line.Setting)]);

    private string DefaultOf(KnownSetting setting) => setting.IsRequired ? text["needed"] : setting.Shape is SettingShape.List ? _words.Value(setting, setting.Default) : Formats.Isolated(_words.Value(setting, setting.Default));

    /// <summary>Of a path within a file: <c>arrears.reminders[0].afterDays</c>.</summary>
    private string NameOf(string path)
    {
        var declared = Index().Replace(path, "[]");
        return _shown!.Settings.SelectMany(x => x.All).FirstOrDefault(x => x.Path == declared) is { } setting ? _words.Label(setting) : path;
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.NonBacktracking)] private static partial Regex Index();
}
