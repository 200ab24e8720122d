using System.Globalization;
using Alliance.Ui;

namespace Alliance.Platform.Notices;

/// <summary>A kind of notice; registered as a singleton by the area that raises it, with its words in that area's texts.</summary>
/// <param name="Code">Stable: notices and switches are stored under it. <c>notice.{Code}</c> is the sentence, <c>notice.{Code}.name</c> says beside the switch what one is told of.</param>
/// <param name="Texts">Marker of the area's texts.</param>
/// <param name="Permission">Who may be told at all; looked at again whenever a notice is shown or mailed.</param>
public sealed record NoticeKind(string Code, Type Texts, string Permission)
{
    public const int LongestCode = 40;

    /// <summary>Shown in the bell to who has not said otherwise.</summary>
    public bool OnPage { get; init; } = true;

    /// <summary>Mailed to who has not said otherwise.</summary>
    public bool ByMail { get; init; }

    /// <summary>How long it is of use, in days of the business date.</summary>
    public int Days { get; init; } = 30;

    /// <summary>What it is, for the switch.</summary>
    public string Name(CultureInfo culture) => TextSet.Of(Texts).Say($"notice.{Code}.name", culture);

    /// <summary>What happened, in the reader's language.</summary>
    internal string Sentence(Notice notice, CultureInfo culture) =>
        TextSet.Of(Texts).Say(notice.Case is { } which ? $"notice.{Code}.{which}" : $"notice.{Code}", culture, NoticeDetails.Read(notice.Details, culture));
}
