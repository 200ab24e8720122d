using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Ui;

/// <summary>Gives MudBlazor's components their words; what we don't translate stays as MudBlazor has it.</summary>
public sealed class MudTexts(IStringLocalizer<MudText> text) : MudLocalizer
{
    public override LocalizedString this[string key] => Localized(key, text.Find(key));

    public override LocalizedString this[string key, params object[] arguments] => Localized(key, text.Find(key, arguments));

    private static LocalizedString Localized(string key, string? said) => new(key, said ?? key, resourceNotFound: said is null);
}
