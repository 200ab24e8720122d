using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;

namespace Alliance.Platform.Entries;

/// <summary>What a platform's papers bear on every page: its name, logo and address, its number at the data commission, and the business date.</summary>
public sealed class Letterhead(TenantContext tenant, IBusinessDate business, OrganisationLogos logos)
{
    /// <summary>Where the platform is written to; null when its file names none.</summary>
    public string? Email => LetterheadSettings.Of(tenant.Organisation).Email;

    /// <param name="culture">Of the document.</param>
    /// <param name="foot">Lines of this paper's own above the number of the page.</param>
    public PdfHeader In(CultureInfo culture, string? reference = null, params IEnumerable<string> foot)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var (organisation, settings) = (tenant.Organisation, LetterheadSettings.Of(tenant.Organisation));
        var words = new DocumentWords(typeof(PlatformText), culture);
        string?[] contact = [settings.AddressIn(culture.TwoLetterISOLanguageName) is { } address ? PdfDocument.Together(address) : null, LeftToRight(settings.Phone), LeftToRight(settings.Email)];
        return new(
            organisation.NameIn(culture.TwoLetterISOLanguageName), business.Today, organisation.Branding.Primary, reference,
            organisation.Demo is null ? null : DocumentsText.In(culture.TwoLetterISOLanguageName, "Demonstration data: persons and amounts are generated."))
        {
            Contact = contact.Any(x => x is not null) ? string.Join(" · ", contact.OfType<string>()) : null,
            Foot = [.. foot, .. settings.Cndp is { } number ? [words["CNDP receipt no. {0} (law 09-08)", PdfDocument.LeftToRight(number)]] : Array.Empty<string>()],
            Logo = logos.Read(organisation),
        };
    }

    private static string? LeftToRight(string? passage) => passage is null ? null : PdfDocument.LeftToRight(passage);
}
