using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

internal static class LineWords
{
    /// <summary>Why a line was refused, in words: in the loan's where the loan said no. What a sentence would fill in is not kept.</summary>
    public static string Refusal(IStringLocalizer<StatementsText> text, IStringLocalizer<LoansText> loans, string code)
    {
        if (text.Find("why." + code) is { } brief) return brief;
        if (text.Find(code) is { } own && !own.Contains('{', StringComparison.Ordinal)) return own;
        return loans.Find(code) is { } said && !said.Contains('{', StringComparison.Ordinal) ? said : text["why.other", code];
    }

    public static Tone ToneOf(Confidence confidence) => confidence switch
    {
        Confidence.Certain => Tone.Good,
        Confidence.Likely => Tone.Neutral,
        _ => Tone.Warning,
    };

    public static Tone ToneOf(StatementLineState state) => state switch
    {
        StatementLineState.Recorded => Tone.Good,
        StatementLineState.Accepted or StatementLineState.Undoing => Tone.Warning,
        StatementLineState.Refused => Tone.Bad,
        _ => Tone.Neutral,
    };
}
