using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>A refusal in the reader's words.</summary>
public static class Refusals
{
    /// <summary>True for what a page answers in words; anything else is a bug and must rise.</summary>
    public static bool IsRefusal(this Exception exception) =>
        exception is RefusedException or BusyException or NotAllowedException or DbUpdateConcurrencyException;

    /// <param name="refusal">See <see cref="IsRefusal"/>.</param>
    /// <param name="text">The module's texts; what they lack is looked up in the shared ones.</param>
    /// <param name="ui">The shared texts.</param>
    public static string Sentence(Exception refusal, IStringLocalizer text, IStringLocalizer<UiText> ui)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ui);
        if (refusal is BusyException busy) return ui[busy.Code];
        if (refusal is not RefusedException refused)
            return refusal is NotAllowedException ? ui["not-allowed"] : ui["changed-meanwhile"];

        object[] arguments = [.. refused.Arguments.Select(Written)];
        if (text[refused.Code, arguments] is { ResourceNotFound: false } own) return own;
        return ui[refused.Code, arguments] is { ResourceNotFound: false } shared ? shared : ui["refused", refused.Code];
    }

    private static object Written(object argument) => argument switch
    {
        Money amount => Formats.WithUnit(amount),
        DateOnly day => Formats.LongDate(day),
        long count => Formats.Count(count),
        int count => Formats.Count(count),
        _ => argument,
    };
}
