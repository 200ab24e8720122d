using System.Text.Json;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Proposals;

/// <summary>What waits for a second person, oldest first, and what was decided, latest first.</summary>
public sealed class ListProposals(PlatformDb db, ICurrentUser user, MakeProposal proposals)
{
    private const int MostDecided = 50;

    public sealed record Row
    {
        public required Id<Proposal> Id { get; init; }
        public required string Kind { get; init; }

        /// <summary>In the reader's language; null when what it was about is gone.</summary>
        public required string? What { get; init; }

        /// <summary>What has changed since it was proposed, in the reader's language; null where nothing has, and once it is decided.</summary>
        public required string? Since { get; init; }

        public required string? Href { get; init; }
        public required string? Reason { get; init; }
        public required ProposalStatus Status { get; init; }
        public required string ProposedBy { get; init; }
        public required DateTime ProposedAt { get; init; }
        public required string? DecidedBy { get; init; }
        public required DateTime? DecidedAt { get; init; }
        public required string? Answer { get; init; }

        /// <summary>The reader proposed it, and may withdraw it.</summary>
        public required bool IsMine { get; init; }

        /// <summary>The reader can be the second person.</summary>
        public required bool MayDecide { get; init; }
    }

    public sealed record Found(IReadOnlyList<Row> Waiting, IReadOnlyList<Row> Decided);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("",
        (ListProposals list, CancellationToken ct) => list.Handle(ct)).WithSummary("List what waits for a second person, and what was decided");

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadProposals);
        var all = db.Set<Proposal>().AsNoTracking();
        var waiting = await all.Where(x => x.Status == ProposalStatus.Waiting).OrderBy(x => x.ProposedAt).ToListAsync(ct);
        var decided = await all.Where(x => x.Status != ProposalStatus.Waiting).OrderByDescending(x => x.ProposedAt).Take(MostDecided).ToListAsync(ct);
        return new(await Rows(waiting, ct), await Rows(decided, ct));
    }

    /// <summary>How many wait for this very reader: shown where the day begins, since an approval that nobody sees is never given.</summary>
    public async Task<int> CountForMe(CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadProposals) || user.AccountId is not { } me) return 0;

        var kinds = await db.Set<Proposal>().Where(x => x.Status == ProposalStatus.Waiting && x.ProposedBy != me).Select(x => x.Kind).ToListAsync(ct);
        return kinds.Count(x => user.May(proposals.Of(x).Permission));
    }

    private async Task<IReadOnlyList<Row>> Rows(List<Proposal> found, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var x in found)
        {
            var act = proposals.Of(x.Kind);
            var subject = JsonSerializer.Deserialize<JsonElement>(x.Subject);
            var words = await act.Describe(subject, ct);
            var (isMine, waits) = (x.ProposedBy == user.AccountId, x.Status is ProposalStatus.Waiting);
            rows.Add(new()
            {
                Id = x.Id,
                Kind = x.Kind,
                What = words?.What,
                Since = waits ? await act.Since(subject, ct) : null,
                Href = words?.Href,
                Reason = x.Reason,
                Status = x.Status,
                ProposedBy = x.ProposedByName,
                ProposedAt = x.ProposedAt,
                DecidedBy = x.DecidedByName,
                DecidedAt = x.DecidedAt,
                Answer = x.Answer,
                IsMine = isMine && waits,
                MayDecide = !isMine && waits && user.AccountId is not null && user.May(act.Permission),
            });
        }

        return rows;
    }
}
