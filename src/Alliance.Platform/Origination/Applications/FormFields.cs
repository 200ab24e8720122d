using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A part of the form of a new dossier.</summary>
public abstract class FormFields : ComponentBase
{
    [Parameter, EditorRequired] public NewApplicationForm Form { get; set; } = null!;

    /// <summary>Keys of texts, by field.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, string> Errors { get; set; } = null!;

    [Inject] protected IStringLocalizer<PlatformText> Text { get; set; } = null!;

    protected string? ErrorOf(string field) => Errors.TryGetValue(field, out var key) ? Text[key].Value : null;

    protected string? Invalid(string field) => Errors.ContainsKey(field) ? "true" : null;
}
