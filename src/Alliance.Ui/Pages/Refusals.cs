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
    /// <param name="text">The texts of the part that asked.</param>
    public static string Sentence(Exception refusal, IStringLocalizer text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (refusal is BusyException busy) return text[busy.Code];
        if (refusal is not RefusedException refused)
            return refusal is NotAllowedException ? text["not-allowed"] : text["changed-meanwhile"];

        return text.Find(refused.Code, [.. refused.Arguments.Select(Written)]) ?? text["refused", refused.Code];
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
