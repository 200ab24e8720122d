using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Entries;

/// <summary>What a platform's papers bear on every page.</summary>
internal static class Letterhead
{
    /// <param name="language">Two letters, of the document.</param>
    public static PdfHeader Of(Organisation organisation, IBusinessDate business, string language, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(business);
        return new(
            organisation.NameIn(language), business.Today, organisation.Branding.Primary, reference,
            organisation.Demo is null ? null : DocumentsText.In(language, "Demonstration data: persons and amounts are generated."));
    }
}
