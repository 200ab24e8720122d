using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

internal static class Why
{
    /// <summary>Why a loan was refused, in a few words for a list.</summary>
    public static string Of(IStringLocalizer<DeferralsText> text, string code) =>
        text.Find("why." + code) ?? text["why.other", code];
}
