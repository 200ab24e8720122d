using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Entries;

/// <summary>The section <c>public</c> of an organisation's file. Address, phone and e-mail of its public page are those of its letterhead.</summary>
[Setting("What the public page says besides the letterhead; what is left out is not shown.", Label = "Public page")]
public sealed record PublicSettings
{
    public const string SectionName = "public";

    [Setting("When people are received, in French, in a line each.", Label = "Opening hours", Example = "Lundi au vendredi, 9 h – 16 h 30")]
    [StringLength(400, MinimumLength = 1)]
    public string? Hours { get; init; }

    [Setting("The opening hours in other languages.", Label = "Opening hours in other languages", Example = "Monday to Friday, 9:00–16:30")]
    [AllowedValues("ar", "en")]
    [StringLength(400, MinimumLength = 1)]
    public ImmutableDictionary<string, string> HoursIn { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Setting("Who answers for personal data (law 09-08), as registered: the legal name where it is another than the platform's.", Label = "Controller of personal data", Example = "Association Initiative Larache")]
    [StringLength(160, MinimumLength = 1)]
    public string? Controller { get; init; }

    [Setting("E-mail address for requests of access, rectification and opposition; the letterhead's where it is left out.", Label = "E-mail address for personal data", Example = "donnees@larache.example")]
    [StringLength(254, MinimumLength = 3)]
    public string? PrivacyEmail { get; init; }

    public static PublicSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<PublicSettings>(SectionName);
    }

    /// <summary>In French where there are none in that language; none where nothing is said.</summary>
    public IReadOnlyList<string> HoursFor(string language) =>
        (HoursIn.GetValueOrDefault(language) ?? Hours ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
