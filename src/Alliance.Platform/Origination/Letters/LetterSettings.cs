using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Letters;

/// <summary>The section <c>letters</c> of a platform's file.</summary>
[Setting("What the platform writes to applicants about decisions.", Label = "Letters to applicants")]
public sealed record LetterSettings
{
    public const string SectionName = "letters";
    public const int LongestHelp = 2_000;

    [Setting("What else may help somebody whose request is refused – other schemes, advice –, by language: it stands in each letter of refusal. Ours where it is left out.", Label = "What else may help")]
    [AllowedValues("fr", "ar")]
    [StringLength(LongestHelp, MinimumLength = 1)]
    public ImmutableDictionary<string, string> OtherHelp { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static LetterSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<LetterSettings>(SectionName);
    }

    /// <summary>The platform's own text, else ours, which names no scheme that could end.</summary>
    public string OtherHelpIn(string language) =>
        OtherHelp.TryGetValue(language, out var own) && !TypedText.IsBlank(own) ? own : new DocumentWords(typeof(LettersText), Cultures.Find(language) ?? Cultures.French)["letter.other-help"];
}
