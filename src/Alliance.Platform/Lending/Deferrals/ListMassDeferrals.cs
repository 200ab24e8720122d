using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>How a mass deferral stands, its proposal included.</summary>
public enum MassDeferralStanding
{
    Waiting,

    /// <summary>The second person said no, or who proposed it took it back.</summary>
    Dropped,
    Running,
    Done,
    Undoing,
    Undone,
}

internal static class Standings
{
    public static MassDeferralStanding Of(MassDeferralStatus status, ProposalStatus? proposal) => status switch
    {
        MassDeferralStatus.Proposed => proposal is ProposalStatus.Rejected or ProposalStatus.Withdrawn ? MassDeferralStanding.Dropped : MassDeferralStanding.Waiting,
        MassDeferralStatus.Running => MassDeferralStanding.Running,
        MassDeferralStatus.Done => MassDeferralStanding.Done,
        MassDeferralStatus.Undoing => MassDeferralStanding.Undoing,
        _ => MassDeferralStanding.Undone,
    };
}

/// <summary>All mass deferrals, latest first.</summary>
public sealed class ListMassDeferrals(PlatformDb db, ICurrentUser user)
{
    private const int Most = 200;

    public sealed record Row
    {
        public required Id<MassDeferral> Id { get; init; }
        public required string Name { get; init; }
        public required DateOnly? EventOn { get; init; }
        public required DateOnly From { get; init; }
        public required int Months { get; init; }
        public required MassDeferralStanding Standing { get; init; }
        public required int Loans { get; init; }
        public required DateOnly ProposedOn { get; init; }
        public required string ProposedBy { get; init; }
    }

    public static void Map(IEndpointRouteBuilder deferrals) => deferrals.MapGet("", Get).WithSummary("List mass deferrals");

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var found = await db.Set<MassDeferral>().AsNoTracking().OrderByDescending(x => x.ProposedAt).Take(Most).Select(x => new
        {
            Deferral = x,
            Proposal = db.Set<Proposal>().Where(y => y.Id == x.ProposalId).Select(y => (ProposalStatus?)y.Status).FirstOrDefault(),
            Loans = db.Set<DeferredLoan>().Count(y => y.MassDeferralId == x.Id),
        }).ToListAsync(ct);
        return [.. found.Select(x => new Row
        {
            Id = x.Deferral.Id,
            Name = x.Deferral.Name,
            EventOn = x.Deferral.EventOn,
            From = x.Deferral.From,
            Months = x.Deferral.Months,
            Standing = Standings.Of(x.Deferral.Status, x.Proposal),
            Loans = x.Loans,
            ProposedOn = x.Deferral.ProposedOn,
            ProposedBy = x.Deferral.ProposedBy,
        })];
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get(ListMassDeferrals list, CancellationToken ct) => TypedResults.Ok(await list.Handle(ct));
}
