using Alliance.Kernel;
using Alliance.Tenancy;
using Alliance.Tenancy.Administering;
using Alliance.Tenancy.Settings;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Settings;

/// <summary>The form of settings. It keeps what was typed whatever is wrong with it; what is right can be taken along as a file, or written where the deployment allows it.</summary>
public sealed partial class ChangeSettingsPage(
    UseCase<ShowSettings> showSettings, UseCase<CheckSettings> checkSettings, UseCase<SaveSettings> saveSettings, NavigationManager navigation,
    IStringLocalizer<SettingsText> text, IStringLocalizer<TenancyText> tenancyWords)
{
    private readonly SettingWords _words = new(text);
    private ShowSettings.Output? _shown;
    private CheckSettings.Output? _checked;
    private List<SettingPanel> _panels = [];
    private List<(Misfit Misfit, SettingLine? Line)> _problems = [];
    private Exception? _refusal;
    private string _hash = "";

    [CascadingParameter] private HttpContext Request { get; set; } = null!;

    private IStringLocalizer<SettingsText> Text => text;

    private IStringLocalizer<TenancyText> TenancyWords => tenancyWords;

    private SettingWords Words => _words;

    /// <summary>It came back with what was typed: to leave it then loses that.</summary>
    private bool IsUnsaved => _checked is not null && (_checked.Problems.Count > 0 || _checked.Changes.Count > 0);

    private string Here => navigation.Here(Request);

    /// <summary>Of the field, for its label and for what is wrong with it.</summary>
    private static string IdOf(string path) => "s-" + path.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _shown = await showSettings.Run(x => x.Handle());
            _panels = [.. SettingLines.Panels(_shown.Settings)];
            _hash = _shown.Hash;
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }

    private async Task Submit()
    {
        var sent = await Request.Request.ReadFormAsync(Request.RequestAborted);
        var typed = SettingsForm.Typed(sent);
        try
        {
            _checked = await checkSettings.Run(x => x.Handle(typed));
            if (_checked.Problems.Count == 0 && sent["act"] == "write")
            {
                await saveSettings.Run(x => x.Handle(typed, sent["hash"].ToString()));
                Request.Response.Redirect("/settings?saved=1");
            }
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        var lines = _panels.SelectMany(Lines).ToList();
        _problems = [.. from misfit in _checked?.Problems ?? [] select (misfit, LineOf(misfit.Path, lines))];
        if (_problems.Count > 0 || _refusal is not null) Request.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>The field, or the first of what it belongs to.</summary>
    private static SettingLine? LineOf(string path, IReadOnlyList<SettingLine> lines) =>
        lines.FirstOrDefault(x => x.Path == path)
        ?? lines.FirstOrDefault(x => path.StartsWith(x.Path + "[", StringComparison.Ordinal))
        ?? (path.Length > 0 ? lines.FirstOrDefault(x => x.Path.StartsWith(path + ".", StringComparison.Ordinal) || x.Path.StartsWith(path + "[", StringComparison.Ordinal)) : null);

    /// <summary>Of the present file, or as many as were typed.</summary>
    private IEnumerable<SettingLine> Lines(SettingPanel panel) =>
        SettingLines.Of(panel, _checked is null ? _shown!.File : (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(_checked.Body)!, _words.Label, blank: true);

    private string TypedAt(SettingLine line) => _checked?.Typed.GetValueOrDefault(line.Path) ?? SettingTexts.Write(line.Setting, line.Value);

    private string? ProblemAt(SettingLine line) => _problems.Where(x => x.Line?.Path == line.Path).Select(x => _words.Problem(x.Misfit, line.Setting)).FirstOrDefault();

    private string LabelOf(SettingLine line) => string.Join(" · ", [.. line.Above, _words.Label(line.Setting)]);

    /// <summary>What belongs to no group is open at first; afterwards what has something wrong or changed.</summary>
    private bool IsOpen(SettingPanel panel) => _checked is null
        ? panel.Group is null
        : Lines(panel).Any(x => ProblemAt(x) is not null || _checked.Changes.Any(y => y.Path == x.Path));
}
