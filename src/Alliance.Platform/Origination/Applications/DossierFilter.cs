using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What lists of dossiers, loans and arrears can be narrowed to alike.</summary>
/// <param name="Officer">Key of the officer in charge (<see cref="Applications.Officer.Key"/>).</param>
/// <param name="Province">Of the enterprise.</param>
/// <param name="Sector">Code of the enterprise's (<see cref="Sectors"/>).</param>
public sealed record DossierFilter(string? Officer = null, string? Province = null, string? Sector = null)
{
    public static DossierFilter None { get; } = new();

    internal IQueryable<LoanApplication> Of(IQueryable<LoanApplication> all)
    {
        if (Blank.ToNull(Officer) is not { } key) return all;
        return Guid.TryParse(key, out var account)
            ? all.Where(x => x.Officer.AccountId == account)
            : all.Where(x => x.Officer.AccountId == null && x.Officer.Name == key);
    }

    internal IQueryable<Enterprise> Of(IQueryable<Enterprise> all)
    {
        if (Blank.ToNull(Province) is { } province) all = all.Where(x => x.Profile.Province == province);
        if (Blank.ToNull(Sector) is { } sector) all = all.Where(x => x.Profile.Sector == sector);
        return all;
    }
}
