using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The bodies with their members and mandates, those that are over too: all of them for who reads them all, else one's own.</summary>
public sealed class ListBodies(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Key">What sessions name the member by.</param>
    /// <param name="HasAccount">Whether the member votes with an account of their own.</param>
    /// <param name="Mandates">The latest first.</param>
    public sealed record Member(Id<BodyMember> Id, int Key, string Name, bool HasAccount, bool IsInForce, IReadOnlyList<Kept> Mandates)
    {
        /// <summary>For who keeps the bodies; null for everybody else.</summary>
        public MemberTies? Ties { get; init; }

        public required long Revision { get; init; }
    }

    public sealed record Kept(College? College, Office Office, string? Institution, DateOnly From, DateOnly? To);

    public sealed record Row(Id<Body> Id, string Name, BodyKind Kind, string Statutes, IReadOnlyList<Member> Members);

    public static void Map(IEndpointRouteBuilder bodies) =>
        bodies.MapGet("", (ListBodies list, CancellationToken ct) => list.Handle(ct)).WithSummary("List bodies with their members and mandates");

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        var readsAll = user.May(Permissions.ReadSessions);
        if (!readsAll) user.Demand(Permissions.AttendSessions);
        var today = clerk.Today;
        var bodies = await db.Set<Body>().AsNoTracking().OrderBy(x => x.Name).ToListAsync(ct);
        var members = (await db.Set<BodyMember>().AsNoTracking().OrderBy(x => x.Number).ToListAsync(ct)).ToLookup(x => x.BodyId);
        bool IsMine(BodyMember x) => x.AccountId is { } account && account == user.AccountId && x.MandateOn(today) is not null;
        return
        [
            .. from body in bodies
               where readsAll || members[body.Id].Any(IsMine)
               select new Row(body.Id, body.Name, body.Kind, body.Statutes, [.. members[body.Id].Select(x => new Member(x.Id, x.Number, x.Name, x.AccountId is not null, x.MandateOn(today) is not null, Mandates(x)) { Revision = x.Revision, Ties = user.May(Permissions.ManageBodies) ? x.Ties : null })]),
        ];
    }

    private static IReadOnlyList<Kept> Mandates(BodyMember member) =>
        [.. member.Mandates.OrderByDescending(x => x.From).Select(x => new Kept(x.College, x.Office, x.Institution, x.From, x.To))];
}
