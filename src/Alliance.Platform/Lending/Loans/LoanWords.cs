using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

internal static class LoanWords
{
    /// <summary>The refusal with the events it names in the reader's words; anything else as it is.</summary>
    public static Exception Worded(Exception refusal, IStringLocalizer<LoansText> text) => refusal is RefusedException refused
        ? new RefusedException(refused.Code, refused.Message, [.. refused.Arguments.Select(x => x is LoanEventKind kind ? text["event." + KebabCase.Of(kind)].Value : x)])
        : refusal;

    /// <summary>For the second of two persons: what is owed by now, where that is no longer what the first one saw.</summary>
    public static string? OwedNow(Money? owed, Money seen, IStringLocalizer text) => owed is { } now && now != seen ? text["By now {0} are owed.", Formats.WithUnit(now)].Value : null;
}
