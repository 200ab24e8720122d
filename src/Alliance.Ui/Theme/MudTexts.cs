using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Ui;

/// <summary>Gives MudBlazor's components their words; what we don't translate stays as MudBlazor has it.</summary>
public sealed class MudTexts(IStringLocalizer<MudText> text) : MudLocalizer
{
    public override LocalizedString this[string key] => text[key];

    public override LocalizedString this[string key, params object[] arguments] => text[key, arguments];
}
