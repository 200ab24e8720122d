using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Stories;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Two records side by side, before they are merged.</summary>
public sealed class ComparePersons(PlatformDb db, ICurrentUser user, Storyteller storyteller)
{
    /// <param name="Dossiers">The latest first.</param>
    public sealed record Side(Entrepreneur Record, IReadOnlyList<SeenDossier> Dossiers);

    /// <param name="Field">Of the person.</param>
    /// <param name="First">What the first record says, as a <see cref="FieldChange"/> has it; null where it says nothing.</param>
    public sealed record Line(DossierField Field, string? First, string? Second)
    {
        public bool Differs => !string.Equals(First, Second, StringComparison.Ordinal);
    }

    /// <param name="Likely">The record to keep unless somebody knows better: that of the earlier dossier.</param>
    public sealed record Seen(Side First, Side Second, IReadOnlyList<Line> Lines, Id<Entrepreneur> Likely);

    /// <returns>Null when this platform lacks one of them.</returns>
    public async Task<Seen?> Handle(Id<Entrepreneur> first, Id<Entrepreneur> second, CancellationToken ct = default)
    {
        user.Demand(Permissions.MergePersons);
        if (first == second) return null;
        var both = await db.Entrepreneurs.AsNoTracking().Where(x => x.Id == first || x.Id == second).ToDictionaryAsync(x => x.Id, ct);
        if (both.Count < 2) return null;

        var dossiers = (await storyteller.Dossiers(x => x.EntrepreneurId == first || x.EntrepreneurId == second, ct)).ToLookup(x => x.Dossier.EntrepreneurId);
        var lines = DossierContents.Values(both[first].Person).Zip(DossierContents.Values(both[second].Person), (x, y) => new Line(x.Field, x.Value, y.Value));
        var likely = dossiers[first].Concat(dossiers[second]).OrderBy(x => x.Dossier.ReceivedOn).ThenBy(x => x.Dossier.Number, StringComparer.Ordinal).FirstOrDefault()?.Dossier.EntrepreneurId ?? first;
        return new(new(both[first], [.. dossiers[first]]), new(both[second], [.. dossiers[second]]), [.. lines.Where(x => x.First is not null || x.Second is not null)], likely);
    }
}
