using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

internal static class LoanWords
{
    /// <summary>The refusal with the events it names in the reader's words; anything else as it is.</summary>
    public static Exception Worded(Exception refusal, IStringLocalizer<LoansText> text) => refusal is RefusedException refused
        ? new RefusedException(refused.Code, refused.Message, [.. refused.Arguments.Select(x => x is LoanEventKind kind ? text["event." + KebabCase.Of(kind)].Value : x)])
        : refusal;
}
