using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A quorum in words and numbers.</summary>
internal static class QuorumWords
{
    public static string Of(QuorumState quorum, IStringLocalizer<GovernanceText> text) =>
        text["{0}: {1} present, {2} needed", Of(quorum.College, text), Formats.Count(quorum.Counted), Formats.Count(quorum.Needed)];

    /// <summary>A college; the whole body for null.</summary>
    public static string Of(College? college, IStringLocalizer<GovernanceText> text) =>
        college is { } one ? text["college." + KebabCase.Of(one)] : text["Whole body"];
}
