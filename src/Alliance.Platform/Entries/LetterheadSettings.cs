using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Entries;

/// <summary>The section <c>letterhead</c> of a platform's file.</summary>
[Setting("What the platform's papers and public page bear besides its name and logo; what is left out is not shown.", Label = "Letterhead")]
public sealed record LetterheadSettings
{
    public const string SectionName = "letterhead";

    [Setting("Postal address, in one line.", Label = "Postal address", Example = "12, avenue Mohammed V, Larache")]
    [StringLength(160, MinimumLength = 1)]
    public string? Address { get; init; }

    [Setting("The address in other languages, by two-letter code.", Label = "Postal address in other languages")]
    [AllowedValues("ar", "en")]
    [StringLength(160, MinimumLength = 1)]
    public ImmutableDictionary<string, string> Addresses { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Setting("Phone number, as it is to be read.", Label = "Phone", Example = "05 39 00 00 00")]
    [StringLength(30, MinimumLength = 6)]
    public string? Phone { get; init; }

    [Setting("E-mail address that borrowers may write to.", Label = "E-mail address", Example = "contact@larache.example")]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Setting("Number of the receipt that the data commission (CNDP) gave for the platform's files (law 09-08).", Label = "CNDP number", Example = "D-GC-115/2023")]
    [StringLength(40, MinimumLength = 1)]
    public string? Cndp { get; init; }

    public static LetterheadSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<LetterheadSettings>(SectionName);
    }

    /// <summary>In French where there is none in that language.</summary>
    public string? AddressIn(string language) => Addresses.GetValueOrDefault(language) ?? Address;
}
