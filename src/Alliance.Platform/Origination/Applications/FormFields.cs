using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A part of the form of a new dossier.</summary>
public abstract class FormFields : ComponentBase
{
    [Parameter, EditorRequired] public NewApplicationForm Form { get; set; } = null!;

    /// <summary>Codes of <see cref="ApplicationWarnings"/>.</summary>
    [Parameter, EditorRequired] public IReadOnlyCollection<string> Warnings { get; set; } = [];

    [Inject] protected IStringLocalizer<PlatformText> Text { get; set; } = null!;

    /// <summary>What of a field should be looked at again.</summary>
    /// <param name="codes">Warnings that are about it.</param>
    protected string? WarningOf(params string[] codes) =>
        string.Join(' ', codes.Where(x => Warnings.Contains(x, StringComparer.Ordinal)).Select(x => Text[x].Value)) is { Length: > 0 } said ? said : null;
}
