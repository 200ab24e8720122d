using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Registry;

/// <summary>The images that organisations' files name (<c>branding.logo</c>), beside those files.</summary>
public sealed class OrganisationLogos
{
    /// <summary>Bytes: it goes into every paper.</summary>
    public const int LargestFile = 512 * 1024;

    private readonly TenantsFolder _folder;

    internal OrganisationLogos(TenantsFolder folder) => _folder = folder;

    /// <returns>Empty where the organisation names none, or it isn't there, or is too large: papers are printed without.</returns>
    public ReadOnlyMemory<byte> Read(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (organisation.Branding.Logo is not { } logo) return default;
        try
        {
            var file = new FileInfo(_folder.PathOf(logo));
            return file.Exists && file.Length <= LargestFile ? File.ReadAllBytes(file.FullName) : default;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
