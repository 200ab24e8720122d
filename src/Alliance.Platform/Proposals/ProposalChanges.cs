using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Proposals;

/// <summary>Two-person decisions that were taken.</summary>
internal sealed class ProposalChanges(PlatformDb db, IStringLocalizer<ProposalsText> text) : IRecentChanges
{
    public string Permission => Permissions.ReadProposals;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var decided = await db.Set<Proposal>().AsNoTracking().Where(x => x.DecidedAt != null).OrderByDescending(x => x.DecidedAt).Take(most).ToListAsync(ct);
        return decided.ConvertAll(x => new RecentChange(x.DecidedAt!.Value, $"{x.ProposedByName} + {x.DecidedByName}", text[$"change.{KebabCase.Of(x.Status)}"], "/proposals") { About = x.Reason });
    }
}
