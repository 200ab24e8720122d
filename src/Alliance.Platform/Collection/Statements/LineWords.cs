using Alliance.Kernel;
using Alliance.Platform.Entries;
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

    /// <summary>Why a match is in doubt.</summary>
    public static string Doubt(IStringLocalizer<StatementsText> text, FileMatch file, Money amount) => file switch
    {
        { Doubt: not MatchDoubt.OtherAmount } or { Named: null } => text["file-doubt." + KebabCase.Of(file.Doubt!.Value)],
        { Named: { Unknown: > 0 } named } => text["named.unknown", named.Unknown, named.Count],
        { Named: { Files: > 1 } named } => text["named.several-files", named.Files],
        { Named: var named } when named.Sum != amount => text["named.other-sum", Formats.WithUnit(named.Sum)],
        { Named: var named } => text["named.not-open", named.NotOpen],
    };

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
